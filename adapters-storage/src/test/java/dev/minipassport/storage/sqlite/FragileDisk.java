package dev.minipassport.storage.sqlite;

import dev.minipassport.storage.sql.ColumnTypes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A SQLite file whose commits fail or take their time, whose pages are few, or which does not
/// open, as told.
final class FragileDisk {
  private final SqliteDatabase database;
  private final AtomicLong opened = new AtomicLong();
  private volatile boolean failingCommits;
  private volatile boolean refusing;
  private final AtomicInteger busy = new AtomicInteger();
  private volatile int pages;
  private volatile @Nullable CountDownLatch held;
  private final Semaphore holding = new Semaphore(0);

  FragileDisk(Path file) {
    this.database = SqliteDatabase.durable(file);
  }

  Handle open() {
    opened.incrementAndGet();
    Jdbi jdbi = ColumnTypes.registered(Jdbi.create(this::connection));
    jdbi.setStatementBuilderFactory(_ -> new PreparedStatements());
    Handle handle = jdbi.open();
    if (pages > 0) {
      handle.execute("PRAGMA max_page_count = " + pages);
    }
    return handle;
  }

  void failCommits(boolean failing) {
    failingCommits = failing;
  }

  /// From now on a commit does not begin until it is let go.
  void holdCommits() {
    held = new CountDownLatch(1);
  }

  /// Returns once a commit is held.
  void awaitHeldCommit() throws InterruptedException {
    if (!holding.tryAcquire(10, TimeUnit.SECONDS)) {
      throw new AssertionError("nothing was committed");
    }
  }

  void letCommitsGo() {
    CountDownLatch latch = held;
    held = null;
    if (latch != null) {
      latch.countDown();
    }
  }

  DataSource source() {
    return database.source();
  }

  void refuseToOpen(boolean refuse) {
    refusing = refuse;
  }

  /// The next beginnings of a transaction find the file locked by another process.
  void findBusy(int times) {
    busy.set(times);
  }

  void limitPages(int most) {
    pages = most;
  }

  long opened() {
    return opened.get();
  }

  private Connection connection() throws SQLException {
    if (refusing) {
      throw new SQLiteException("unable to open", SQLiteErrorCode.SQLITE_CANTOPEN);
    }
    Connection real = database.source().getConnection();
    return proxy(
        Connection.class,
        (method, arguments) -> {
          Object result = method.invoke(real, arguments);
          return result instanceof PreparedStatement statement
              ? fragile(statement, String.valueOf(arguments[0]))
              : result;
        });
  }

  private PreparedStatement fragile(PreparedStatement statement, String sql) {
    return proxy(
        PreparedStatement.class,
        (method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            stumble(sql);
          }
          return method.invoke(statement, arguments);
        });
  }

  private void stumble(String sql) throws SQLException, InterruptedException {
    if (sql.equals("BEGIN IMMEDIATE") && busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new SQLiteException("database is locked", SQLiteErrorCode.SQLITE_BUSY);
    }
    if (sql.equals("COMMIT")) {
      commit();
    }
  }

  private void commit() throws SQLException, InterruptedException {
    CountDownLatch latch = held;
    if (latch != null) {
      holding.release();
      latch.await();
    }
    if (failingCommits) {
      throw new SQLiteException("fsync failed", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
    }
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              try {
                return call.made(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            }));
  }

  private interface Call {
    Object made(Method method, Object[] arguments) throws Exception;
  }
}
