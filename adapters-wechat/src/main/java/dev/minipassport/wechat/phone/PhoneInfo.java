package dev.minipassport.wechat.phone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.identity.AppId;
import java.util.Optional;

/// WeChat's `phone_info` (protocol 8.1). The watermark says for which app it was made.
final class PhoneInfo {
  private PhoneInfo() {}

  static boolean madeFor(AppId app, JsonNode info) {
    return app.value().equals(info.path("watermark").path("appid").textValue());
  }

  /// Empty if it is none that E.164 has.
  static Optional<PhoneNumber> number(JsonNode info) {
    try {
      return Optional.of(
          new PhoneNumber(digits(info.path("countryCode")), digits(info.path("purePhoneNumber"))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Digits that came as a text or as a number (protocol 1.9).
  private static String digits(JsonNode node) {
    return node.isTextual() || node.isIntegralNumber() ? node.asText() : "";
  }
}
