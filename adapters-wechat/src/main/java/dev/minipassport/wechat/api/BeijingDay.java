package dev.minipassport.wechat.api;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// The day by which WeChat counts daily quotas: it ends at midnight in Beijing (protocol 15).
public final class BeijingDay {
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private BeijingDay() {}

  /// How long the current day still lasts: more than nothing, at most 24 hours.
  public static Duration left(Clock clock) {
    ZonedDateTime now = clock.instant().atZone(BEIJING);
    return Duration.between(now, now.toLocalDate().plusDays(1).atStartOfDay(BEIJING));
  }
}
