package dev.minipassport.wechat.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.wechat.ManualTicker;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class MonotonicClockTest {
  private final ManualTicker ticker = new ManualTicker();
  private final MonotonicClock clock = new MonotonicClock(ticker);

  @Test
  void itBeginsAtZeroAndFollowsTheTickerOnly() {
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    ticker.advance(Duration.ofMillis(1_500));

    assertThat(clock.millis()).isEqualTo(1_500);
    assertThat(clock.withZone(ZoneId.of("Asia/Shanghai")).millis()).isEqualTo(1_500);
  }
}
