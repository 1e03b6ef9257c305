package dev.minipassport.storage;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.storage.sql.Commits;
import dev.minipassport.storage.sql.Overtaken;
import dev.minipassport.storage.sql.Staleness;
import dev.minipassport.storage.sql.Transactions;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Each transaction on a connection of its own. One that another got in the way of is run again, a
/// few times; nothing else is.
///
/// @param commits hears what a commit makes stale before its caller is answered, also where nobody
///     knows whether it was written
/// @param afterwards called after each commit that others have to hear of; it must not block
/// @param longest a transaction that took longer is not committed
record PostgresTransactions(
    Supplier<Handle> opening, Commits commits, Runnable afterwards, Duration longest)
    implements Transactions {
  private static final Logger log = LoggerFactory.getLogger(PostgresTransactions.class);
  private static final int ATTEMPTS = 8;
  private static final long LEAST_PAUSE = Duration.ofMillis(2).toNanos();

  /// The first statement of a transaction, sent along with its beginning.
  private static final String AT_ONCE = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

  @Override
  public <T> T write(Function<Handle, T> work) {
    return write(work, (_, _) -> {});
  }

  /// Nobody waits beside the transaction, so there is something to take back only where the answer
  /// to a commit was lost.
  @Override
  public <T> T write(Function<Handle, T> work, BiConsumer<Handle, T> undo) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work, undo);
      } catch (JdbiException | Overtaken e) {
        if (!PostgresFailure.raced(e) || attempt == ATTEMPTS) {
          throw PostgresFailure.unavailable(e);
        }
      }
      LockSupport.parkNanos(
          attempt * (LEAST_PAUSE + Math.floorMod(System.nanoTime(), LEAST_PAUSE)));
    }
  }

  private <T> T once(Function<Handle, T> work, BiConsumer<Handle, T> undo) {
    try (Handle handle = opening.get()) {
      Staleness stale = Staleness.of(handle);
      T outcome;
      try {
        long begun = System.nanoTime();
        handle.begin();
        outcome = work.apply(handle);
        refuseIfLate(begun);
      } catch (RuntimeException | Error e) {
        stale.rollBackTo(0);
        rollBack(handle);
        throw e;
      }
      commit(handle, stale, outcome, undo);
      return outcome;
    }
  }

  /// Whoever reads the changes counts on it.
  private void refuseIfLate(long begun) {
    if (System.nanoTime() - begun > longest.toNanos()) {
      throw new Unavailable(Dependency.STORE, Duration.ofSeconds(1));
    }
  }

  private <T> void commit(Handle handle, Staleness stale, T outcome, BiConsumer<Handle, T> undo) {
    try {
      handle.commit();
    } catch (JdbiException e) {
      stale.tell(commits);
      if (!PostgresFailure.raced(e)) {
        takeBack(outcome, undo);
      }
      throw e;
    }
    if (stale.savepoint() > 0) {
      stale.tell(commits);
      afterwards.run();
    }
  }

  /// Finds nothing to undo if the commit did not get through, or not yet.
  private <T> void takeBack(T outcome, BiConsumer<Handle, T> undo) {
    try (Handle handle = opening.get()) {
      Staleness stale = Staleness.of(handle);
      handle.useTransaction(open -> undo.accept(open, outcome));
      stale.tell(commits);
    } catch (JdbiException e) {
      log.warn("Whether a transaction was committed is not known, and it was not taken back.", e);
    }
  }

  private static void rollBack(Handle handle) {
    try {
      handle.rollback();
    } catch (JdbiException e) {
      log.debug("A transaction that failed could not be rolled back; its connection goes.", e);
    }
  }

  @Override
  public <T> T read(Function<Handle, T> work) {
    try (Handle handle = opening.get()) {
      return work.apply(handle);
    } catch (RuntimeException e) {
      throw PostgresFailure.asFault(e);
    }
  }

  @Override
  public <T> T readAtOnce(Function<Handle, T> work) {
    return read(
        handle ->
            handle.inTransaction(
                open -> {
                  open.execute(AT_ONCE);
                  return work.apply(open);
                }));
  }

  /// What was removed leaves the server's files by its own `VACUUM`.
  @Override
  public void expunge() {}

  @Override
  public void expungeSoon() {}
}
