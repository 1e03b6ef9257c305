package dev.minipassport.wechat.http;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/// A clock that counts from zero by a monotonic ticker, for the breaker: it wants a [Clock], and an
/// open breaker must not stay open because someone set the time of day back.
final class MonotonicClock extends Clock {
  private final LongSupplier ticker;
  private final long start;

  /// @param ticker nanoseconds that only rise, such as `System::nanoTime`
  MonotonicClock(LongSupplier ticker) {
    this.ticker = ticker;
    this.start = ticker.getAsLong();
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(ticker.getAsLong() - start);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
