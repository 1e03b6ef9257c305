package dev.minipassport.app.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts parts one after the other, and stops those that started in the opposite order, once. A
/// part that does not stop in an orderly way does not keep the others from stopping.
public final class Lifecycle implements AutoCloseable {
  private final Logger log = LoggerFactory.getLogger(Lifecycle.class);
  private final Deque<Part> started = new ArrayDeque<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean closing;

  /// Starts a part; [#close] stops it.
  ///
  /// @param name for the log
  /// @throws IllegalStateException if the end has begun
  public synchronized <T, E extends Exception> T start(
      String name, Starting<T, E> starting, Stopping<? super T> stopping) throws E {
    if (closing) {
      throw new IllegalStateException("shutting down; start the program again");
    }
    T part = starting.start();
    started.push(new Part(name, () -> stopping.stop(part)));
    return part;
  }

  /// Whether the end has begun.
  public boolean ending() {
    return closing;
  }

  /// Returns once everything has stopped.
  public void awaitEnd() throws InterruptedException {
    stopped.await();
  }

  @Override
  public synchronized void close() {
    closing = true;
    while (!started.isEmpty()) {
      stop(started.pop());
    }
    stopped.countDown();
  }

  private void stop(Part part) {
    try {
      part.stop.run();
      log.debug("Stopped: {}", part.name);
    } catch (Exception e) {
      log.error("Did not stop in order: {}", part.name, e);
    }
  }

  /// Begins a part's work.
  @FunctionalInterface
  public interface Starting<T, E extends Exception> {
    T start() throws E;
  }

  /// Ends a part's work.
  @FunctionalInterface
  public interface Stopping<T> {
    void stop(T part) throws Exception;
  }

  private record Part(String name, ThrowingRunnable stop) {}

  private interface ThrowingRunnable {
    void run() throws Exception;
  }
}
