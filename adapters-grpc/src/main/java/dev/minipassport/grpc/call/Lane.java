package dev.minipassport.grpc.call;

import dev.minipassport.fault.Overloaded;
import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// Where calls go that may block: a virtual thread for each, at most `width` at once. Nothing
/// queues: what exceeds the width is refused by whoever asks, at once.
public final class Lane {
  private static final Duration RETRY_AFTER = Duration.ofMillis(500);
  private static final Duration ENDLESS = Duration.ofNanos(Long.MAX_VALUE);

  private final int width;
  private final Duration longest;
  private final Semaphore places;
  private final ThreadFactory threads;

  /// @param longest what a call without a deadline gets, and a longer one is cut to
  public Lane(String name, int width, Duration longest) {
    this.width = width;
    this.longest = longest;
    this.places = new Semaphore(width);
    this.threads = Thread.ofVirtual().name(name + "-", 0).factory();
  }

  /// For streams, which last as long as their callers want.
  public static Lane ofStreams(String name, int width) {
    return new Lane(name, width, ENDLESS);
  }

  Duration longest() {
    return longest;
  }

  /// Starts `work` on a thread of its own, in the context of this one, or throws without blocking.
  void start(Runnable work) {
    if (!places.tryAcquire()) {
      throw new Overloaded(RETRY_AFTER);
    }
    try {
      Runnable inContext = Context.current().wrap(work);
      threads.newThread(() -> runAndLeave(inContext)).start();
    } catch (Throwable notStarted) {
      places.release();
      throw notStarted;
    }
  }

  private void runAndLeave(Runnable work) {
    try {
      work.run();
    } finally {
      places.release();
    }
  }

  public int taken() {
    return width - places.availablePermits();
  }

  /// Waits until nothing runs, for at most `longestWait`. Nothing may be started meanwhile.
  public boolean emptied(Duration longestWait) throws InterruptedException {
    if (!places.tryAcquire(width, longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    places.release(width);
    return true;
  }
}
