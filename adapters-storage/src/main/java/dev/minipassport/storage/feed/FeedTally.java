package dev.minipassport.storage.feed;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/// Counts what a feed does, on its thread, for whoever asks.
final class FeedTally {
  private final LongAdder reads = new LongAdder();
  private final LongAdder changes = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder restarts = new LongAdder();
  private volatile Duration lag = Duration.ZERO;
  private volatile long missing;

  void told(int identities) {
    changes.add(identities);
  }

  void applied(Duration took, long stillMissing) {
    reads.increment();
    lag = took;
    missing = stillMissing;
  }

  void failed() {
    failures.increment();
  }

  void restarted() {
    restarts.increment();
  }

  FeedStatistics statistics(Duration age) {
    return new FeedStatistics(
        age, lag, reads.sum(), changes.sum(), failures.sum(), restarts.sum(), missing);
  }
}
