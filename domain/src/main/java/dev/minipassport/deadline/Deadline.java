package dev.minipassport.deadline;

import java.time.Duration;
import java.util.function.Supplier;

/// How long the caller still waits.
@FunctionalInterface
public interface Deadline {
  /// Nobody stops waiting.
  Deadline NONE = () -> Duration.ofNanos(Long.MAX_VALUE);

  /// Zero once the deadline has passed or the caller has cancelled; never negative.
  Duration remaining();

  default boolean passed() {
    return remaining().isZero();
  }

  /// Runs `work`, which is for this caller alone and spends nothing that cannot be had again: once
  /// the deadline has passed a store may give it up, and leaves nothing half written.
  default <T> T bounds(Supplier<T> work) {
    return ScopedValue.where(Bound.OF_THIS_THREAD, this).call(work::get);
  }

  /// The one that bounds what this thread does now.
  static Deadline current() {
    return Bound.OF_THIS_THREAD.orElse(NONE);
  }
}
