package dev.minipassport.wechat.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// What repeats of one message share and no two messages do: the `MsgId`, or sender, `CreateTime`
/// and event (protocol 11.6), or what stands for the text.
final class MessageKey {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern OCCASION =
      Pattern.compile("[A-Za-z0-9_-]{1,128}:[0-9]{1,12}:[A-Za-z0-9_.-]{0,128}");

  private MessageKey() {}

  static String of(WireMessage message) throws Flawed {
    Fields fields = message.fields();
    String id = fields.text("MsgId").orElse("");
    if (ID.matcher(id).matches()) {
      return id;
    }
    String occasion =
        String.join(
            ":",
            fields.text("FromUserName").orElse(""),
            fields.text("CreateTime").orElse(""),
            fields.text("Event").orElse(""));
    return OCCASION.matcher(occasion).matches() ? occasion : digest(message.text());
  }

  private static String digest(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this JDK has no SHA-256: run on one that has", missing);
    }
  }
}
