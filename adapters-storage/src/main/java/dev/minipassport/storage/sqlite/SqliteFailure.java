package dev.minipassport.storage.sqlite;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.storage.sql.Overtaken;
import java.time.Duration;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What a failed statement means for the transaction around it.
final class SqliteFailure {
  /// Failures of one statement; the transaction stands. After any other, SQLite may have rolled
  /// back by itself (https://www.sqlite.org/lang_transaction.html, 3).
  private static final Set<SQLiteErrorCode> OF_A_STATEMENT =
      Set.of(
          SQLiteErrorCode.SQLITE_ERROR,
          SQLiteErrorCode.SQLITE_CONSTRAINT,
          SQLiteErrorCode.SQLITE_MISMATCH,
          SQLiteErrorCode.SQLITE_TOOBIG,
          SQLiteErrorCode.SQLITE_RANGE);
  private static final int PRIMARY = 0xff;

  private SqliteFailure() {}

  static boolean spoilsTransaction(Throwable failure) {
    return sqlite(failure) != null
        && OF_A_STATEMENT.stream().noneMatch(code -> code.code == primaryCode(failure));
  }

  /// Whether the file itself is at fault, rather than the disk or the rights it stands under.
  static boolean meansDamage(Throwable failure) {
    int code = primaryCode(failure);
    return code == SQLiteErrorCode.SQLITE_CORRUPT.code
        || code == SQLiteErrorCode.SQLITE_NOTADB.code;
  }

  /// Whether another process holds the lock that was asked for.
  static boolean isBusy(Throwable failure) {
    return primaryCode(failure) == SQLiteErrorCode.SQLITE_BUSY.code;
  }

  /// The database's own failures become [Unavailable]; what a rule threw stays what it is.
  static Throwable asFault(Throwable failure) {
    return switch (failure) {
      case Overtaken overtaken -> overtaken.unavailable();
      case JdbiException _ -> unavailable(failure);
      default -> failure;
    };
  }

  /// The cause is SQLite's own exception, where there is one: Jdbi's text quotes what was bound.
  static Unavailable unavailable(Throwable failure) {
    SQLiteException sqlite = sqlite(failure);
    return new Unavailable(
        Dependency.STORE, Duration.ofSeconds(1), sqlite == null ? failure : sqlite);
  }

  private static int primaryCode(Throwable failure) {
    SQLiteException sqlite = sqlite(failure);
    return sqlite == null ? SQLiteErrorCode.SQLITE_OK.code : sqlite.getResultCode().code & PRIMARY;
  }

  private static @Nullable SQLiteException sqlite(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException found) {
        return found;
      }
    }
    return null;
  }
}
