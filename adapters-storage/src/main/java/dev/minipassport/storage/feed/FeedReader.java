package dev.minipassport.storage.feed;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that reads the [Feed]: four times in a lag, and whenever it is woken, but never
/// without a pause: who is woken all the time reads for many at once.
public final class FeedReader implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FeedReader.class);
  private static final Duration LAST_ROUND = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(10);

  private final Feed feed;
  private final Duration period;
  private final Semaphore woken = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  public FeedReader(Feed feed, FeedOptions options) {
    this.feed = feed;
    this.period = options.period();
    this.thread = Thread.ofPlatform().name("store-feed").daemon().start(this::run);
  }

  /// Asks for a read now. It costs milliseconds where it is lost, never truth.
  public void wake() {
    woken.release();
  }

  private void run() {
    boolean failing = false;
    try {
      while (!closed) {
        failing = !attempt(failing);
        Thread.sleep(PAUSE);
        boolean _ = woken.tryAcquire(period.minus(PAUSE).toNanos(), TimeUnit.NANOSECONDS);
        int _ = woken.drainPermits();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean attempt(boolean failing) {
    try {
      if (feed.read()) {
        wake();
      }
      if (failing) {
        log.info("The changes of other nodes are read again.");
      }
      return true;
    } catch (RuntimeException e) {
      if (!failing) {
        log.warn(
            "The changes of other nodes could not be read: the near cache steps aside until they"
                + " are, and every validation asks the store. Look at the database.",
            e);
      }
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join(LAST_ROUND.toMillis());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
