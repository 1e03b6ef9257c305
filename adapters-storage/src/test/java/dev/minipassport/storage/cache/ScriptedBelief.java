package dev.minipassport.storage.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// A clock and a belief that tests set, with a step for others before and after each look.
final class ScriptedBelief implements Belief {
  static final long LAG = 1_000;

  private final AtomicLong clock = new AtomicLong();
  volatile long knownAt;
  boolean ignored;
  private final Runnable step;

  ScriptedBelief(Runnable step) {
    this.step = step;
  }

  long now() {
    return clock.get();
  }

  void passes(long nanos) {
    long _ = clock.addAndGet(nanos);
  }

  @Override
  public boolean holds() {
    step.run();
    boolean holds = ignored || clock.get() - knownAt <= LAG;
    step.run();
    return holds;
  }

  /// Asked under a lock: nobody comes in between.
  @Override
  public Duration lag() {
    return Duration.ofNanos(LAG);
  }
}
