package dev.minipassport.wechat.userdata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.userdata.OpenedUserData;
import dev.minipassport.userdata.UserInfo;
import java.util.Optional;

/// A profile in WeChat's JSON (protocol 7): strict about whose it is and when it was made, lenient
/// about the rest. Unknown members are ignored, numbers may be strings (protocol 1.9).
final class ProfileJson {
  private static final String PERSONAL = "{\"openId\":\"";
  private static final String NAMELESS = "{\"nickName\":\"";

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
    return Watermark.of(root)
        .map(mark -> new OpenedUserData(text(root, "openId"), info(root), mark.app(), mark.at()));
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
    long number = StrictJson.number(root.path("gender")).orElse(0);
    return number == (int) number ? (int) number : 0;
  }
}
