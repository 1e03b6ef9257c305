package dev.minipassport.simulator.push.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PushConfigurationTest {
  private static final URI URL = URI.create("http://127.0.0.1:1/push");
  private static final String KEY = "k".repeat(43);

  @Test
  void whatTheConsoleRefusesIsRefused() {
    assertThatThrownBy(() -> PushConfiguration.safe(URI.create("ftp://h/"), "AAA", KEY))
        .hasMessageContaining("such as http://");
    assertThatThrownBy(() -> PushConfiguration.safe(URL, "AA", KEY))
        .hasMessageContaining("3 to 32");
    assertThatThrownBy(() -> PushConfiguration.safe(URL, "AAA", "k".repeat(42)))
        .hasMessageContaining("43 letters and digits");
    assertThatThrownBy(
            () -> PushConfiguration.safe(URL, "AAA", KEY).withPatience(Duration.ofMinutes(2)))
        .hasMessageContaining("at most 1 minute");
  }

  @Test
  void neitherTokenNorKeyIsShown() {
    assertThat(PushConfiguration.safe(URL, "hushhush", KEY).toString())
        .isEqualTo("PushConfiguration[SAFE JSON to 127.0.0.1]");
  }
}
