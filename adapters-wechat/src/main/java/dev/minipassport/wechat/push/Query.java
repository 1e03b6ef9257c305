package dev.minipassport.wechat.push;

import dev.minipassport.privacy.Push.Flaw;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The parameters that WeChat put into the query, each there once or not at all. Others are
/// somebody else's, and may repeat.
final class Query {
  private static final Set<String> WECHATS =
      Set.of("signature", "timestamp", "nonce", "echostr", "encrypt_type", "msg_signature");

  private final Map<String, String> values = new HashMap<>();

  private Query() {}

  static Query of(String raw) throws Flawed {
    var query = new Query();
    for (String pair : raw.split("&")) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
      if (WECHATS.contains(name) && query.values.put(name, value) != null) {
        throw new Flawed(Flaw.MALFORMED);
      }
    }
    return query;
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String get(String name, Pattern form) throws Flawed {
    return find(name)
        .filter(value -> form.matcher(value).matches())
        .orElseThrow(() -> new Flawed(Flaw.MALFORMED));
  }

  /// A `+` is a space, which nothing that WeChat writes has.
  private static String decoded(String text) throws Flawed {
    ByteBuffer bytes = ByteBuffer.allocate(text.length());
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '%') {
        bytes.put((byte) (digit(text, ++at) * 16 + digit(text, ++at)));
      } else if (character >= '!' && character <= '~') {
        bytes.put((byte) (character == '+' ? ' ' : character));
      } else {
        throw new Flawed(Flaw.MALFORMED);
      }
    }
    return Utf8.text(bytes.flip(), Flaw.MALFORMED);
  }

  private static int digit(String text, int at) throws Flawed {
    if (at >= text.length() || !HexFormat.isHexDigit(text.charAt(at))) {
      throw new Flawed(Flaw.MALFORMED);
    }
    return HexFormat.fromHexDigit(text.charAt(at));
  }
}
