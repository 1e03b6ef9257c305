package dev.minipassport.wechat.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BeijingDayTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-23T15:59:59Z,PT1S",
    "2026-11-23T16:00:00Z,PT24H",
    "2026-11-23T04:00:00Z,PT12H",
    "2026-12-31T15:00:00Z,PT1H"
  })
  void theDayEndsAtSixteenHoursUtc(Instant now, Duration left) {
    assertThat(BeijingDay.left(Clock.fixed(now, ZoneOffset.UTC))).isEqualTo(left);
  }
}
