package dev.minipassport.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "30s, PT30S",
    "5m, PT5M",
    "1h30m, PT1H30M",
    "7d, P7D",
    "1d2h3m4s5ms, P1DT2H3M4.005S",
    "PT30S, PT30S",
    "0s, PT0S",
  })
  void aDurationIsWrittenAsPeopleDo(String text, Duration meant) {
    assertThat(Durations.parse(text)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "30", "s", "1s2m", "-3s", "1.5h", "1 h", "1w", "PT", "9999999999d", "٣s"})
  void anythingElseIsNone(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"500ms", "30s", "1h30m", "7d", "1d2h3m4s5ms", "0s"})
  void whatIsPrintedIsReadBack(String text) {
    assertThat(Durations.text(Durations.parse(text).orElseThrow())).isEqualTo(text);
  }
}
