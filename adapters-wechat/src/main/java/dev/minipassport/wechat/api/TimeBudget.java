package dev.minipassport.wechat.api;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.CallerGone;
import java.time.Duration;
import java.util.function.LongSupplier;

/// What is left of the time for one question to WeChat, by a monotonic ticker.
public final class TimeBudget {
  /// Left to the caller for what comes after the answer (design 3: commit and reply).
  public static final Duration RESERVE = Duration.ofMillis(200);

  /// A question with less time than this would only be wasted.
  public static final Duration FLOOR = Duration.ofMillis(100);

  /// With less than this left nothing is sent any more: a stall has eaten the time.
  public static final Duration LEAST = Duration.ofMillis(50);

  /// A host that misses less time than this has not shown that it is slow.
  private static final Duration TELLING = Duration.ofSeconds(1);

  private final LongSupplier ticker;
  private final long start;
  private final Duration whole;
  private final boolean telling;

  private TimeBudget(LongSupplier ticker, Duration whole, boolean telling) {
    this.ticker = ticker;
    this.start = ticker.getAsLong();
    this.whole = whole;
    this.telling = telling;
  }

  /// `most`, or less if the caller waits less long, but never less than the floor.
  ///
  /// Throws [CallerGone] if the caller waits less long than that.
  public static TimeBudget of(Deadline deadline, Duration most, LongSupplier ticker) {
    Duration remaining = deadline.remaining();
    if (remaining.compareTo(FLOOR) < 0) {
      throw new CallerGone();
    }
    Duration offered = remaining.minus(RESERVE);
    Duration whole = offered.compareTo(most) < 0 ? offered : most;
    Duration usable = whole.compareTo(FLOOR) < 0 ? FLOOR : whole;
    boolean telling = usable.compareTo(most) >= 0 || usable.compareTo(TELLING) >= 0;
    return new TimeBudget(ticker, usable, telling);
  }

  public Duration spent() {
    return Duration.ofNanos(ticker.getAsLong() - start);
  }

  public Duration left() {
    return whole.minus(spent());
  }

  public boolean enough() {
    return left().compareTo(FLOOR) >= 0;
  }

  /// Whether a timeout within this budget speaks against the host rather than against the caller.
  public boolean telling() {
    return telling;
  }
}
