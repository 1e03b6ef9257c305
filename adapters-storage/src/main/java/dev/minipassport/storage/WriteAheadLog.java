package dev.minipassport.storage;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/// The log beside the database file. What was removed is gone from the file (`secure_delete`) but
/// stands in the log until that is truncated.
final class WriteAheadLog {
  /// While a truncation waits for readers, nobody writes.
  private static final Duration PATIENCE = Duration.ofMillis(50);

  private final SqliteDatabase database;
  private volatile boolean holdsRemoved;

  WriteAheadLog(SqliteDatabase database) {
    this.database = database;
  }

  /// Notes that rows were removed since the last truncation.
  void rowsWereRemoved() {
    holdsRemoved = true;
  }

  /// Truncates the log if it holds what was removed. Returns false if it has to be tried again,
  /// because somebody reads what stands in it.
  boolean clean() {
    if (holdsRemoved && truncated()) {
      holdsRemoved = false;
    }
    return !holdsRemoved;
  }

  /// The first column of the answer is 1 if a reader or writer was in the way
  /// (https://www.sqlite.org/pragma.html#pragma_wal_checkpoint).
  private boolean truncated() {
    try (Handle handle = database.open()) {
      handle.execute("PRAGMA busy_timeout = " + PATIENCE.toMillis());
      return handle
              .createQuery("PRAGMA wal_checkpoint(TRUNCATE)")
              .map((row, _) -> row.getInt("busy"))
              .one()
          == 0;
    }
  }
}
