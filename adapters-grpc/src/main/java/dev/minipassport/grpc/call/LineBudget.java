package dev.minipassport.grpc.call;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Bounds what a flood of refusals can write to a log.
public final class LineBudget {
  private static final long WINDOW_NANOS = 1_000_000_000L;

  private final int linesPerSecond;
  private final LongSupplier ticker;
  private final AtomicLong windowBegan;
  private final AtomicLong asked = new AtomicLong();

  /// @param ticker nanoseconds from an arbitrary origin, as [System#nanoTime()]
  public LineBudget(int linesPerSecond, LongSupplier ticker) {
    this.linesPerSecond = linesPerSecond;
    this.ticker = ticker;
    this.windowBegan = new AtomicLong(ticker.getAsLong());
  }

  /// How many lines were withheld since the last one granted; negative if this one is withheld too.
  public long grant() {
    long now = ticker.getAsLong();
    long began = windowBegan.get();
    if (now - began >= WINDOW_NANOS && windowBegan.compareAndSet(began, now)) {
      long before = asked.getAndSet(1);
      return Math.max(0, before - linesPerSecond);
    }
    return asked.incrementAndGet() <= linesPerSecond ? 0 : -1;
  }
}
