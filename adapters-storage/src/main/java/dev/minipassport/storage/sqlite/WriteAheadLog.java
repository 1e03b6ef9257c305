package dev.minipassport.storage.sqlite;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log beside the database file. What was removed is gone from the file (`secure_delete`) but
/// stands in the log until that is truncated.
final class WriteAheadLog {
  private static final Logger log = LoggerFactory.getLogger(WriteAheadLog.class);

  /// While a truncation waits for readers, nobody writes.
  private static final Duration PATIENCE = Duration.ofMillis(50);

  /// How often it is tried before that is left to the upkeep; in between others write.
  private static final int ATTEMPTS = 5;

  private static final long PAUSE = Duration.ofMillis(10).toNanos();

  private final Supplier<Handle> opening;
  private final AtomicLong removals = new AtomicLong();
  private long cleaned;

  WriteAheadLog(Supplier<Handle> opening) {
    this.opening = opening;
  }

  /// Notes that rows were removed, by a transaction that is committed.
  void rowsWereRemoved() {
    removals.incrementAndGet();
  }

  /// Truncates the log if it holds what was removed. Returns false if it has to be tried again,
  /// because somebody reads what stands in it.
  synchronized boolean clean() {
    long noted = removals.get();
    if (noted > cleaned && truncated()) {
      cleaned = noted;
    }
    return noted == cleaned;
  }

  /// Truncates the log, because a transaction that is committed removed something that must not be
  /// read any more. Waits for a fraction of a second; after that it is up to [#clean].
  void expunge() {
    rowsWereRemoved();
    try {
      for (int left = ATTEMPTS; !clean() && left > 1; left--) {
        LockSupport.parkNanos(PAUSE);
      }
    } catch (JdbiException e) {
      log.warn("The log beside the database could not be truncated; it is tried again.", e);
    }
  }

  /// The first column of the answer is 1 if a reader or writer was in the way
  /// (https://www.sqlite.org/pragma.html#pragma_wal_checkpoint).
  private boolean truncated() {
    try (Handle handle = opening.get()) {
      handle.execute("PRAGMA busy_timeout = " + PATIENCE.toMillis());
      return handle
              .createQuery("PRAGMA wal_checkpoint(TRUNCATE)")
              .map((row, _) -> row.getInt("busy"))
              .one()
          == 0;
    }
  }
}
