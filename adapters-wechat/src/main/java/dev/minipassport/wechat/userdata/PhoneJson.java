package dev.minipassport.wechat.userdata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.userdata.OpenedPhone;
import java.util.Optional;
import java.util.regex.Pattern;

/// A phone number in WeChat's JSON (protocol 8.2). Each of its members is held to its form, so that
/// what tampering garbles shows.
final class PhoneJson {
  /// Exactly the 16 bytes in which a wrong IV shows.
  private static final String BEGINNING = "{\"phoneNumber\":\"";

  private static final Pattern WHOLE = Pattern.compile("\\+?[0-9][0-9 -]{3,24}");

  private PhoneJson() {}

  /// The number in a plaintext; empty if it is of anything else.
  static Optional<OpenedPhone> opened(String plaintext) {
    return Optional.of(plaintext)
        .filter(text -> text.startsWith(BEGINNING))
        .flatMap(StrictJson::object)
        .flatMap(
            root ->
                Watermark.of(root)
                    .flatMap(
                        mark ->
                            number(root)
                                .map(number -> new OpenedPhone(number, mark.app(), mark.at()))));
  }

  private static Optional<PhoneNumber> number(JsonNode root) {
    String whole = root.path("phoneNumber").asText();
    String pure = text(root.path("purePhoneNumber"));
    if (!WHOLE.matcher(whole).matches() || !whole.replaceAll("[^0-9]", "").endsWith(pure)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PhoneNumber(text(root.path("countryCode")), pure));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String text(JsonNode node) {
    return node.isTextual() || node.isIntegralNumber() ? node.asText() : "";
  }
}
