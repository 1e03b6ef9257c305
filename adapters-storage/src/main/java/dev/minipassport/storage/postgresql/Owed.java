package dev.minipassport.storage.postgresql;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.storage.sql.Undo;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has to be taken back, because its caller was told that it failed and it may be written all
/// the same: also later than anybody looks for it, where its commit waits for a standby. Bounded:
/// what has no room stays as it is.
final class Owed {
  private static final Logger log = LoggerFactory.getLogger(Owed.class);
  private static final int MOST = 2000;

  private final ArrayBlockingQueue<Undo> undoings = new ArrayBlockingQueue<>(MOST);

  void add(Undo undoing) {
    if (!undoings.offer(undoing)) {
      log.warn(
          "Too much waits to be taken back; a login code may stay claimed until it expires, and its"
              + " person has to tap again. Look why the database does not answer its commits.");
    }
  }

  /// Takes back what is there by now; the rest is for the next time.
  void settle(PostgresTransactions transactions, Instant now) {
    try {
      for (Undo undoing : undoings) {
        if (!now.isBefore(undoing.until()) || transactions.write(undoing.work()::test)) {
          boolean _ = undoings.remove(undoing);
        }
      }
    } catch (Unavailable _) {
      // It does not answer yet.
    }
  }
}
