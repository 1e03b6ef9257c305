package dev.minipassport.simulator.control;

import dev.minipassport.simulator.push.wire.PushConfiguration;
import dev.minipassport.simulator.push.wire.PushFormat;
import dev.minipassport.simulator.push.wire.PushMode;
import java.net.URI;
import java.time.Duration;

/// The push configuration that a request describes; what it leaves out is as in safe mode.
final class PushSetting {
  private static final String UNUSED_KEY = "A".repeat(43);

  private PushSetting() {}

  static PushConfiguration in(ControlInput input) {
    PushMode mode = Choice.in(input, "mode", PushMode.values()).orElse(PushMode.SAFE);
    String key =
        mode == PushMode.PLAIN
            ? input.optionalText("encoding_aes_key").orElse(UNUSED_KEY)
            : input.text("encoding_aes_key");
    var configuration =
        PushConfiguration.safe(URI.create(input.text("url")), input.text("token"), key)
            .in(mode)
            .in(Choice.in(input, "format", PushFormat.values()).orElse(PushFormat.JSON));
    configuration = input.optionalText("account").map(configuration::from).orElse(configuration);
    return input
        .optionalInt("millis")
        .map(Duration::ofMillis)
        .map(configuration::withPatience)
        .orElse(configuration);
  }
}
