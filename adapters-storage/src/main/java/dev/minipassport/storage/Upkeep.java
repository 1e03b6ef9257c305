package dev.minipassport.storage;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that does what nobody asks for: touches each second, a sweep each minute.
final class Upkeep implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int SWEEP_EVERY = 60;
  private static final Duration LAST_ROUND = Duration.ofSeconds(10);

  private final Duration period;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Runnable touch;
  private final Runnable sweep;
  private final Thread thread;

  Upkeep(Runnable touch, Runnable sweep) {
    this(touch, sweep, PERIOD);
  }

  Upkeep(Runnable touch, Runnable sweep, Duration period) {
    this.period = period;
    this.touch = touch;
    this.sweep = sweep;
    this.thread = Thread.ofPlatform().name("store-upkeep").daemon().start(this::run);
  }

  private void run() {
    try {
      for (long round = 1; !closing.await(period.toMillis(), TimeUnit.MILLISECONDS); round++) {
        attempt(touch);
        if (round % SWEEP_EVERY == 0) {
          attempt(sweep);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      log.warn("The store's upkeep failed; it is tried again by itself.", e);
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
