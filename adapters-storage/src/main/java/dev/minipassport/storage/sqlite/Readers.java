package dev.minipassport.storage.sqlite;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// The connections that read in parallel. A caller waits a quarter of a second for one, no longer.
final class Readers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final ArrayBlockingQueue<Line> idle;
  private final int lines;
  private volatile boolean closed;

  Readers(Supplier<Handle> opening, int lines) {
    this.idle = new ArrayBlockingQueue<>(lines);
    this.lines = lines;
    for (int i = 0; i < lines; i++) {
      idle.add(new Line(opening));
    }
  }

  <T> T read(Function<Handle, T> work) {
    Line line = next(PATIENCE);
    try {
      if (closed) {
        throw new Unavailable(Dependency.STORE, RETRY);
      }
      return work.apply(line.handle());
    } catch (JdbiException e) {
      line.drop();
      throw SqliteFailure.unavailable(e);
    } finally {
      idle.add(line);
    }
  }

  private Line next(Duration patience) {
    try {
      Line line = idle.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (line != null) {
        return line;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw new Unavailable(Dependency.STORE, RETRY);
  }

  /// Refuses new reads and closes each connection as its reader returns it.
  @Override
  public void close() {
    closed = true;
    for (int i = 0; i < lines; i++) {
      next(Duration.ofSeconds(5)).drop();
    }
  }
}
