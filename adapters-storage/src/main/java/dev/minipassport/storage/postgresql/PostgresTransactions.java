package dev.minipassport.storage.postgresql;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.storage.sql.Commits;
import dev.minipassport.storage.sql.Later;
import dev.minipassport.storage.sql.Overtaken;
import dev.minipassport.storage.sql.Staleness;
import dev.minipassport.storage.sql.Transactions;
import dev.minipassport.storage.sql.Undo;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// Reads and writes side by side, each on a connection of its own, on the thread of whoever asks.
///
/// Writes run at `READ COMMITTED`: each statement sees what was committed when it began, so that
/// what is read after a lock was taken is what the lock protects.
final class PostgresTransactions implements Transactions {
  private static final int RETRIES = 3;
  private static final long LEAST_PAUSE = Duration.ofMillis(5).toNanos();
  private static final String LIMIT = "SELECT set_config('statement_timeout', ?, TRUE)";
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Supplier<Handle> opening;
  private final Duration longest;
  private final long work;
  private final Runnable afterwards;
  private final Commits commits = new Commits();
  private final Owed owed = new Owed();

  /// @param afterwards called after each commit that other nodes have to hear of; it must not block
  PostgresTransactions(
      Supplier<Handle> opening, PostgresStoreOptions options, Runnable afterwards) {
    this.opening = opening;
    this.longest = options.statementTimeout();
    this.afterwards = afterwards;
    this.work = options.work().toNanos();
  }

  /// Whoever wants to hear of the commits.
  Commits commits() {
    return commits;
  }

  /// Takes back what may have been written after its caller was told that it failed.
  void settleOwed(Instant now) {
    owed.settle(this, now);
  }

  @Override
  public <T> T write(Function<Handle, T> work) {
    return repeated(() -> attempt(work, _ -> Optional.empty()));
  }

  @Override
  public <T> T write(Function<Handle, T> work, Function<T, Optional<Undo>> undo) {
    return repeated(() -> attempt(work, undo));
  }

  /// The server commits the one statement by itself.
  @Override
  public <T> T writeOne(Function<Handle, T> work, Undo undo) {
    return repeated(
        () -> {
          try (Handle handle = open()) {
            return committed(handle, work, undo);
          }
        });
  }

  private <T> T committed(Handle handle, Function<Handle, T> work, Undo undo) {
    try {
      return work.apply(handle);
    } catch (JdbiException e) {
      if (PostgresFailure.leavesCommitOpen(e)) {
        owed.add(undo);
      }
      throw e;
    }
  }

  private Handle open() {
    Handle handle = opened();
    limit(handle);
    return handle;
  }

  private Handle opened() {
    if (Deadline.current().passed()) {
      throw new CallerGone();
    }
    return opening.get();
  }

  /// The server ends what the caller no longer waits for. It is told together with the first
  /// statement, and forgets it with the transaction.
  private void limit(Handle handle) {
    Duration left = Deadline.current().remaining();
    if (left.compareTo(longest) < 0) {
      Later.on(handle, () -> handle.execute(LIMIT, Long.toString(Math.max(1, left.toMillis()))));
    }
  }

  private static <T> T repeated(Supplier<T> attempt) {
    for (int left = RETRIES; ; left--) {
      try {
        return attempt.get();
      } catch (Overtaken e) {
        if (left == 0) {
          throw e.unavailable();
        }
      } catch (JdbiException e) {
        if (left == 0 || !PostgresFailure.mayBeRepeated(e)) {
          throw PostgresFailure.unavailable(e);
        }
      }
      pause(RETRIES - left);
    }
  }

  /// The caches hear of it before the commit and after it, and also if nobody knows whether there
  /// was one.
  private <T> T attempt(Function<Handle, T> work, Function<T, Optional<Undo>> undo) {
    try (Handle handle = open()) {
      long begun = System.nanoTime();
      Connection connection = handle.getConnection();
      Staleness stale = Staleness.of(handle);
      T result = performed(handle, connection, work, begun);
      boolean news = stale.hasNews();
      stale.foretell(commits);
      try {
        commit(handle, connection, undo.apply(result));
      } finally {
        stale.tell(commits);
      }
      if (news) {
        afterwards.run();
      }
      return result;
    }
  }

  private <T> T performed(
      Handle handle, Connection connection, Function<Handle, T> work, long begun) {
    try {
      connection.setAutoCommit(false);
      T result = work.apply(handle);
      if (System.nanoTime() - begun > this.work) {
        throw new Unavailable(Dependency.STORE, RETRY);
      }
      return result;
    } catch (SQLException e) {
      throw new ConnectionException(e);
    } catch (RuntimeException | Error e) {
      rollBack(connection);
      throw e;
    }
  }

  private void commit(Handle handle, Connection connection, Optional<Undo> undo) {
    try {
      if (((Flights) handle.getStatementBuilder()).commit(connection) != null) {
        throw new SQLException("written here only; it may be lost with this server", "01000");
      }
    } catch (SQLException e) {
      if (PostgresFailure.leavesCommitOpen(e)) {
        undo.ifPresent(owed::add);
      }
      throw new ConnectionException(e);
    }
  }

  /// A connection that cannot even do that is not used again.
  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException _) {
      // The pool sees to it.
    }
  }

  private static void pause(int turn) {
    long pause = LEAST_PAUSE << turn;
    LockSupport.parkNanos(pause + Math.floorMod(System.nanoTime(), pause));
  }

  @Override
  public <T> T read(Function<Handle, T> work) {
    try (Handle handle = open()) {
      return work.apply(handle);
    } catch (JdbiException e) {
      throw PostgresFailure.unavailable(e);
    }
  }

  /// The first statement decides what all of them see.
  @Override
  public <T> T readAtOnce(Function<Handle, T> work) {
    try (Handle handle = opened()) {
      Connection connection = handle.getConnection();
      connection.setAutoCommit(false);
      try {
        handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        limit(handle);
        return work.apply(handle);
      } finally {
        rollBack(connection);
      }
    } catch (JdbiException | SQLException e) {
      throw PostgresFailure.unavailable(e);
    }
  }

  /// Nothing to do here: what was removed leaves the files when the server vacuums them.
  @Override
  public void expunge() {}

  @Override
  public void expungeSoon() {}
}
