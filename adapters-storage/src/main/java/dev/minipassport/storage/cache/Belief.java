package dev.minipassport.storage.cache;

import java.time.Duration;

/// How well this node knows what others changed.
public interface Belief {
  /// Of a node whose store nobody else writes to.
  Belief ALWAYS =
      new Belief() {
        @Override
        public boolean holds() {
          return true;
        }

        @Override
        public Duration lag() {
          return Duration.ofNanos(Long.MAX_VALUE);
        }
      };

  /// Whether everything that was committed longer than the [#lag] ago was told to the cache. Asked
  /// on event loops: it must not block.
  boolean holds();

  /// How long after its commit a change may go unnoticed here.
  Duration lag();
}
