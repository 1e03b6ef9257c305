package dev.minipassport.storage.sqlite;

import dev.minipassport.storage.sql.ColumnTypes;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteDataSource;

/// How connections to the database file are made.
final class SqliteDatabase {
  private static final Duration BUSY = Duration.ofSeconds(1);

  private final SQLiteDataSource source;
  private final Jdbi jdbi;

  private SqliteDatabase(SQLiteDataSource source) {
    this.source = source;
    this.jdbi = ColumnTypes.registered(Jdbi.create(source));
    jdbi.setStatementBuilderFactory(_ -> new PreparedStatements());
  }

  /// A commit reaches the disk before it returns.
  static SqliteDatabase durable(Path file) {
    return new SqliteDatabase(source(file, SynchronousMode.FULL));
  }

  /// For what is thrown away anyway.
  static SqliteDatabase fleeting(Path file) {
    return new SqliteDatabase(source(file, SynchronousMode.OFF));
  }

  Handle open() {
    return jdbi.open();
  }

  Handle openReadOnly() {
    Handle handle = jdbi.open();
    handle.execute("PRAGMA query_only = ON");
    return handle;
  }

  DataSource source() {
    return source;
  }

  private static SQLiteDataSource source(Path file, SynchronousMode mode) {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(mode);
    config.enforceForeignKeys(true);
    config.setPragma(Pragma.SECURE_DELETE, "ON");
    config.setBusyTimeout((int) BUSY.toMillis());
    config.setTempStore(TempStore.MEMORY);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }
}
