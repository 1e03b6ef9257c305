package dev.minipassport.wechat.token;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// The pause after failures: about a second after the first, twice as long after each further one,
/// never more than a minute; up to a quarter less, by chance. Not safe for use by several threads.
final class Backoff {
  private static final long FIRST = Duration.ofSeconds(1).toNanos();
  private static final long LONGEST = Duration.ofSeconds(60).toNanos();
  private static final int MOST_DOUBLINGS = 6;

  private final RandomGenerator random;
  private int failures;
  private long until;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  void failed(long now) {
    long pause = Math.min(FIRST << Math.min(failures, MOST_DOUBLINGS), LONGEST);
    until = now + pause - random.nextLong(pause / 4);
    failures++;
  }

  void succeeded() {
    failures = 0;
  }

  /// Zero once an attempt is allowed.
  Duration left(long now) {
    long nanos = failures == 0 ? 0 : until - now;
    return nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
  }
}
