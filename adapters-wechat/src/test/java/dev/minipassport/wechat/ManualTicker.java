package dev.minipassport.wechat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// A ticker that stands until it is moved.
public final class ManualTicker implements LongSupplier {
  private final AtomicLong nanos = new AtomicLong(-1_000_000_000);

  @Override
  public long getAsLong() {
    return nanos.get();
  }

  public void advance(Duration by) {
    nanos.addAndGet(by.toNanos());
  }
}
