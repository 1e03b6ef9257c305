package dev.minipassport.wechat.userdata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/// For which app and when a plaintext was made (protocol 7).
record Watermark(String app, Instant at) {
  private static final long LATEST = 999_999_999_999L;

  /// Empty if it is not whole.
  static Optional<Watermark> of(JsonNode root) {
    JsonNode app = root.path("watermark").path("appid");
    long seconds = StrictJson.number(root.path("watermark").path("timestamp")).orElse(-1);
    return app.isTextual() && seconds >= 0 && seconds <= LATEST
        ? Optional.of(new Watermark(app.textValue(), Instant.ofEpochSecond(seconds)))
        : Optional.empty();
  }
}
