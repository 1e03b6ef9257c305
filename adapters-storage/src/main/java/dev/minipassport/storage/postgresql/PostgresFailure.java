package dev.minipassport.storage.postgresql;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// What a failure means for the transaction around it
/// (https://www.postgresql.org/docs/current/errcodes-appendix.html).
final class PostgresFailure {
  private static final Duration RETRY = Duration.ofSeconds(1);

  /// `serialization_failure` and `deadlock_detected`: rolled back for the sake of others.
  private static final Set<String> REPEATABLE = Set.of("40001", "40P01");

  private static final String COMPLETION_UNKNOWN = "40003";
  private static final String CONNECTION = "08";
  private static final String INTERVENTION = "57";

  private PostgresFailure() {}

  static boolean mayBeRepeated(Throwable failure) {
    SQLException found = sql(failure);
    return found != null && REPEATABLE.contains(state(found));
  }

  /// Whether a commit that failed so may have been written nevertheless. Only a server that is
  /// heard to refuse it has not.
  static boolean leavesCommitOpen(Throwable failure) {
    SQLException found = sql(failure);
    if (found == null) {
      return true;
    }
    String state = state(found);
    return !(found instanceof PSQLException refused && refused.getServerErrorMessage() != null)
        || state.equals(COMPLETION_UNKNOWN)
        || state.startsWith(CONNECTION)
        || state.startsWith(INTERVENTION);
  }

  /// The cause names the kind of failure and where it happened: texts of the driver and of Jdbi may
  /// quote what was bound.
  static Unavailable unavailable(Throwable failure) {
    SQLException found = sql(failure);
    return new Unavailable(Dependency.STORE, RETRY, found == null ? failure : mute(found));
  }

  private static SQLException mute(SQLException failure) {
    String state = state(failure);
    var mute =
        new SQLException(
            failure.getClass().getSimpleName()
                + (state.isEmpty() ? "" : ", SQLSTATE " + state)
                + constraint(failure),
            state);
    mute.setStackTrace(failure.getStackTrace());
    return mute;
  }

  private static String constraint(SQLException failure) {
    return failure instanceof PSQLException refused
            && refused.getServerErrorMessage() != null
            && refused.getServerErrorMessage().getConstraint() != null
        ? ", constraint " + refused.getServerErrorMessage().getConstraint()
        : "";
  }

  private static String state(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? "" : state;
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
