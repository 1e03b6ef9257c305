package dev.minipassport.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The simulator's time: the real one and an offset that is moved by hand.
public final class SimulatorClock implements InstantSource {
  private static final Duration FAR = Duration.ofDays(36_500);

  private final InstantSource real;
  private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

  public SimulatorClock(InstantSource real) {
    this.real = real;
  }

  public Instant now() {
    return real.instant().plus(offset.get());
  }

  @Override
  public Instant instant() {
    return now();
  }

  /// Moves the time, back if `by` is negative; never further than 100 years from the real time.
  public void advance(Duration by) {
    offset.updateAndGet(
        current -> {
          if (by.abs().compareTo(FAR) > 0 || current.plus(by).abs().compareTo(FAR) > 0) {
            throw new IllegalArgumentException("move the clock by at most 36500 days in all");
          }
          return current.plus(by);
        });
  }

  /// Returns to the real time.
  public void reset() {
    offset.set(Duration.ZERO);
  }
}
