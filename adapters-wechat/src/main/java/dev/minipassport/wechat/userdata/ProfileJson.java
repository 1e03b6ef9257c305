package dev.minipassport.wechat.userdata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.userdata.OpenedUserData;
import dev.minipassport.userdata.UserInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// A profile in WeChat's JSON (protocol 7): strict about whose it is and when it was made, lenient
/// about the rest. Unknown members are ignored, numbers may be strings (protocol 1.9).
final class ProfileJson {
  private static final String PERSONAL = "{\"openId\":\"";
  private static final String NAMELESS = "{\"nickName\":\"";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}");
  private static final long LATEST = 999_999_999_999L;

  private ProfileJson() {}

  /// The profile in a plaintext; empty if it is of anything else.
  ///
  /// A wrong IV shows in the first 16 bytes and nowhere else, so those are held to the letter: an
  /// open id stands first, or there is neither open id nor union id and the nickname does.
  static Optional<OpenedUserData> opened(String plaintext) {
    return StrictJson.object(plaintext)
        .filter(root -> beginsAsWritten(plaintext, root))
        .filter(root -> root.path("nickName").isTextual() && root.path("avatarUrl").isTextual())
        .flatMap(ProfileJson::watermarked);
  }

  private static boolean beginsAsWritten(String plaintext, JsonNode root) {
    boolean personal = root.has("openId") || root.has("unionId");
    return plaintext.startsWith(personal ? PERSONAL : NAMELESS);
  }

  private static Optional<OpenedUserData> watermarked(JsonNode root) {
    JsonNode app = root.path("watermark").path("appid");
    OptionalLong timestamp = number(root.path("watermark").path("timestamp"));
    long seconds = timestamp.orElse(-1);
    if (!app.isTextual() || seconds < 0 || seconds > LATEST) {
      return Optional.empty();
    }
    Instant at = Instant.ofEpochSecond(seconds);
    return Optional.of(new OpenedUserData(text(root, "openId"), info(root), app.textValue(), at));
  }

  static UserInfo info(JsonNode root) {
    return new UserInfo(
        text(root, "nickName"),
        text(root, "avatarUrl"),
        gender(root),
        text(root, "country").orElse(""),
        text(root, "province").orElse(""),
        text(root, "city").orElse(""),
        text(root, "language").orElse(""));
  }

  private static Optional<String> text(JsonNode root, String name) {
    return Optional.ofNullable(root.path(name).textValue());
  }

  private static int gender(JsonNode root) {
    long number = number(root.path("gender")).orElse(0);
    return number == (int) number ? (int) number : 0;
  }

  private static OptionalLong number(JsonNode node) {
    if (node.isNumber() && node.canConvertToExactIntegral() && node.canConvertToLong()) {
      return OptionalLong.of(node.longValue());
    }
    return node.isTextual() && NUMBER.matcher(node.textValue()).matches()
        ? OptionalLong.of(Long.parseLong(node.textValue()))
        : OptionalLong.empty();
  }
}
