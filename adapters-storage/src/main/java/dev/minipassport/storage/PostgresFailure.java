package dev.minipassport.storage;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.storage.sql.Overtaken;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// What a failed statement means for the transaction around it
/// (https://www.postgresql.org/docs/current/errcodes-appendix.html).
final class PostgresFailure {
  /// Two transactions were in each other's way and this one is undone: a serialization failure, a
  /// deadlock, or a unique constraint that let the other one come first.
  private static final Set<String> RACED = Set.of("40001", "40P01", "23505");

  private static final Duration RETRY = Duration.ofSeconds(1);

  private PostgresFailure() {}

  /// Whether the whole transaction may be run again at once.
  static boolean raced(Throwable failure) {
    SQLException sql = sql(failure);
    return failure instanceof Overtaken
        || (sql != null && RACED.contains(String.valueOf(sql.getSQLState())));
  }

  /// The database's own failures become [Unavailable]; what a rule threw stays what it is.
  static RuntimeException asFault(RuntimeException failure) {
    return failure instanceof JdbiException ? unavailable(failure) : failure;
  }

  /// The cause is the driver's own exception, where there is one: Jdbi's text quotes what was
  /// bound.
  static Unavailable unavailable(Throwable failure) {
    SQLException sql = sql(failure);
    return new Unavailable(Dependency.STORE, RETRY, sql == null ? failure : sql);
  }

  private static @Nullable SQLException sql(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException found) {
        return found;
      }
    }
    return null;
  }
}
