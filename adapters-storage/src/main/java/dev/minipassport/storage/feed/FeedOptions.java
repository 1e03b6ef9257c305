package dev.minipassport.storage.feed;

import java.time.Duration;

/// How far a node may be behind the others.
///
/// @param lag for how long what is known is believed without a further look at the changes; 200 ms
///     to 1 minute. It is read four times in that
/// @param longest how long after its first row was numbered a transaction may still be committed
public record FeedOptions(Duration lag, Duration longest) {
  private static final Duration LEAST = Duration.ofMillis(200);
  private static final Duration MOST = Duration.ofMinutes(1);
  private static final int READS_IN_A_LAG = 4;

  public FeedOptions {
    requireLag(lag);
  }

  /// Throws [IllegalArgumentException] if nobody could keep to it.
  public static void requireLag(Duration lag) {
    if (lag.compareTo(LEAST) < 0 || lag.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("the revocation lag must be 200 ms to 1 min");
    }
  }

  /// From one look at the changes to the next; one that takes longer makes the node fall behind.
  public Duration period() {
    return lag.dividedBy(READS_IN_A_LAG);
  }
}
