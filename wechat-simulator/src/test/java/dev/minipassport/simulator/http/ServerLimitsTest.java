package dev.minipassport.simulator.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ServerLimitsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void noListenerIsWithoutConnections() {
    assertThatThrownBy(() -> new ServerLimits(0, 4096, 0, SECOND, SECOND, SECOND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1 connection");
  }

  @Test
  void everyWaitIsBounded() {
    assertThatThrownBy(() -> new ServerLimits(1, 4096, 0, Duration.ZERO, SECOND, SECOND))
        .hasMessageContaining("between 1 ms and 1 day");
    assertThatThrownBy(() -> new ServerLimits(1, 4096, 0, SECOND, SECOND, Duration.ofDays(2)))
        .hasMessageContaining("between 1 ms and 1 day");
  }
}
