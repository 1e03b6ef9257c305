package dev.minipassport.storage.postgresql;

import dev.minipassport.fault.Unavailable;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has to be taken back, because its caller was told that it failed and it may be written all
/// the same. Bounded: what has no room stays as it is.
final class Owed {
  private static final Logger log = LoggerFactory.getLogger(Owed.class);
  private static final int MOST = 1000;

  private final ArrayBlockingQueue<Consumer<Handle>> undoings = new ArrayBlockingQueue<>(MOST);

  void add(Consumer<Handle> undoing) {
    if (!undoings.offer(undoing)) {
      log.warn("Too much waits to be taken back; a login code may stay claimed until it expires.");
    }
  }

  /// Takes back what it can; the rest is for the next time.
  void settle(PostgresTransactions transactions) {
    for (var next = undoings.peek(); next != null; next = undoings.peek()) {
      Consumer<Handle> undoing = next;
      try {
        boolean _ =
            transactions.write(
                handle -> {
                  undoing.accept(handle);
                  return true;
                });
      } catch (Unavailable _) {
        return;
      }
      boolean _ = undoings.remove(undoing);
    }
  }
}
