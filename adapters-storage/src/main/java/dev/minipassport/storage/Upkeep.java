package dev.minipassport.storage;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that does what nobody asks for: touches each second, a sweep each minute, and each
/// second while sweeps leave something to do.
public final class Upkeep implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int SWEEP_EVERY = 60;
  private static final Duration LAST_ROUND = Duration.ofSeconds(10);

  private final Duration period;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Runnable touch;
  private final BooleanSupplier sweep;
  private final Thread thread;

  /// @param sweep returns whether it left something to do
  public Upkeep(Runnable touch, BooleanSupplier sweep) {
    this(touch, sweep, PERIOD);
  }

  Upkeep(Runnable touch, BooleanSupplier sweep, Duration period) {
    this.period = period;
    this.touch = touch;
    this.sweep = sweep;
    this.thread = Thread.ofPlatform().name("store-upkeep").daemon().start(this::run);
  }

  private void run() {
    boolean behind = false;
    try {
      for (long round = 1; !closing.await(period.toMillis(), TimeUnit.MILLISECONDS); round++) {
        boolean _ = attempt(this::touched);
        if (behind || round % SWEEP_EVERY == 0) {
          behind = attempt(sweep);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean touched() {
    touch.run();
    return true;
  }

  private static boolean attempt(BooleanSupplier work) {
    try {
      return work.getAsBoolean();
    } catch (RuntimeException e) {
      log.warn("The store's upkeep failed; it is tried again by itself.", e);
      return false;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(LAST_ROUND.toMillis());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
