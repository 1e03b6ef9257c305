package dev.minipassport.storage.sqlite;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.Overloaded;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.storage.sql.Commits;
import dev.minipassport.storage.sql.Staleness;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes. It takes all that waits into one transaction, each task in a
/// savepoint of its own, commits once, tells what the commit made stale, and only then answers.
///
/// Whatever fails of the transaction itself refuses the whole batch, and the connection is opened
/// anew: after a failed commit nobody knows what a connection holds.
final class Writer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Writer.class);
  private static final int MOST_IN_BATCH = 128;
  private static final Duration TURN = Duration.ofSeconds(2);
  private static final Duration COMMIT = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /// A lock is waited for by SQLite first, each time.
  private static final int BUSY_RETRIES = 3;

  private static final long LEAST_PAUSE = Duration.ofMillis(10).toNanos();

  /// How long taking something back may wait for a batch that it can join.
  private static final Duration UNDO = Duration.ofMillis(250);

  private final ArrayBlockingQueue<WriteTask<?>> queue;
  private final Duration turn;
  private final Duration limit;
  private final Commits listeners = new Commits();
  private final Line line;
  private final Thread thread;
  private final LongAdder commits = new LongAdder();
  /// Committed too late for whoever asked; taken back with the next commit that succeeds.
  private final List<WriteTask<?>> owed = new ArrayList<>();
  private final WriteTask<Boolean> stop = new WriteTask<>(_ -> true);
  private volatile boolean closed;

  Writer(Supplier<Handle> opening, int mostWaiting) {
    this(opening, mostWaiting, TURN, COMMIT);
  }

  /// @param turn how long a task may wait before it is begun
  /// @param limit how long its caller waits for it from there
  Writer(Supplier<Handle> opening, int mostWaiting, Duration turn, Duration limit) {
    this.queue = new ArrayBlockingQueue<>(mostWaiting);
    this.turn = turn;
    this.limit = limit;
    this.line = new Line(opening);
    this.thread = Thread.ofPlatform().name("store-writer").daemon().start(this::run);
  }

  /// Returns once the work is durable. It waits for its turn no longer than its caller for it.
  <T> T write(Function<Handle, T> work) {
    return write(new WriteTask<>(work));
  }

  /// As [#write(Function)], and takes the work back if it becomes durable after its caller gave up.
  <T> T write(Function<Handle, T> work, BiConsumer<Handle, T> undo) {
    return write(new WriteTask<>(work, undo));
  }

  private <T> T write(WriteTask<T> task) {
    if (closed) {
      throw new Unavailable(Dependency.STORE, RETRY);
    }
    Duration left = Deadline.current().remaining();
    if (left.isZero()) {
      throw new CallerGone();
    }
    if (!queue.offer(task)) {
      throw new Overloaded(RETRY);
    }
    return task.await(left.compareTo(turn) < 0 ? left : turn, limit);
  }

  /// Leaves the work to the writer, if there is room; nobody waits for it.
  boolean offer(Function<Handle, Boolean> work) {
    return !closed && queue.offer(new WriteTask<>(work));
  }

  /// Whoever wants to hear of the commits.
  Commits listeners() {
    return listeners;
  }

  /// How often the disk was asked to keep something.
  long commits() {
    return commits.sum();
  }

  private void run() {
    List<WriteTask<?>> batch = new ArrayList<>();
    boolean stopping = false;
    while (!stopping) {
      try {
        WriteTask<?> next =
            owed.isEmpty() ? queue.take() : queue.poll(UNDO.toNanos(), TimeUnit.NANOSECONDS);
        if (next != null) {
          batch.add(next);
        }
      } catch (InterruptedException _) {
        break;
      }
      queue.drainTo(batch, MOST_IN_BATCH - 1);
      stopping = batch.contains(stop);
      perform(batch);
      batch.clear();
    }
    closed = true;
    if (!owed.isEmpty()) {
      perform(List.of());
    }
    queue.drainTo(batch);
    batch.forEach(task -> task.refuse(new Unavailable(Dependency.STORE, RETRY)));
    line.drop();
  }

  private void perform(List<WriteTask<?>> batch) {
    List<WriteTask<?>> begun = new ArrayList<>(batch.size());
    var stale = new Staleness();
    boolean open = false;
    try {
      Handle handle = line.handle();
      stale = Staleness.of(handle);
      begin(handle, batch);
      open = true;
      for (WriteTask<?> late : owed) {
        inSavepoint(handle, stale, undoing(late));
      }
      for (WriteTask<?> task : batch) {
        if (task.begin()) {
          begun.add(task);
          inSavepoint(handle, stale, task);
        }
      }
      say(handle, "COMMIT");
      commits.increment();
      stale.tell(listeners);
      owed.clear();
      begun.removeIf(WriteTask::acknowledge);
      owed.addAll(begun);
    } catch (RuntimeException | Error e) {
      fail(batch, e, open);
      // Nobody knows whether a commit that failed was written.
      stale.tell(listeners);
      batch.forEach(task -> task.refuse(SqliteFailure.unavailable(e)));
    }
  }

  /// Waits for a lock that another process holds. Nothing was done yet, so it may be tried again.
  private static void begin(Handle handle, List<WriteTask<?>> batch) {
    for (int left = BUSY_RETRIES; ; left--) {
      try {
        say(handle, "BEGIN IMMEDIATE");
        return;
      } catch (ConnectionException e) {
        if (!SqliteFailure.isBusy(e)
            || left == 0
            || batch.stream().noneMatch(WriteTask::isWaiting)) {
          throw e;
        }
        LockSupport.parkNanos(LEAST_PAUSE + Math.floorMod(System.nanoTime(), LEAST_PAUSE));
      }
    }
  }

  private void fail(List<WriteTask<?>> batch, Throwable why, boolean open) {
    if (!open && SqliteFailure.isBusy(why)) {
      log.error(
          "Another process keeps the database locked; {} requests were refused. End what has it"
              + " open.",
          batch.size());
    } else {
      log.error(
          "The store could not write ({}); {} requests were refused. Check the disk.",
          SqliteFailure.unavailable(why).getCause(),
          batch.size());
      line.drop();
    }
  }

  private static WriteTask<Boolean> undoing(WriteTask<?> late) {
    return new WriteTask<>(
        handle -> {
          late.undo(handle);
          return true;
        });
  }

  private static void inSavepoint(Handle handle, Staleness stale, WriteTask<?> task) {
    int savepoint = stale.savepoint();
    say(handle, "SAVEPOINT task");
    try {
      task.perform(handle);
    } catch (RuntimeException | Error e) {
      if (SqliteFailure.spoilsTransaction(e)) {
        throw e;
      }
      say(handle, "ROLLBACK TO task");
      stale.rollBackTo(savepoint);
      task.undone(SqliteFailure.asFault(e));
    }
    say(handle, "RELEASE task");
  }

  /// Runs a statement that binds and returns nothing, past what Jdbi does for those that do.
  private static void say(Handle handle, String statement) {
    try (PreparedStatement prepared = handle.getConnection().prepareStatement(statement)) {
      boolean _ = prepared.execute();
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  /// Finishes what waits, refuses what comes later.
  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    try {
      if (queue.offer(stop, COMMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.join(COMMIT.toMillis());
      }
    } catch (InterruptedException _) {
      interrupted = true;
    }
    thread.interrupt();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
