package dev.minipassport.storage.postgresql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.minipassport.storage.sql.ColumnTypes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/// How connections to the database are made and kept.
final class PostgresDatabase implements AutoCloseable {
  private static final Duration KEEPALIVE = Duration.ofMinutes(1);
  private static final int CONNECT_SECONDS = 5;

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private PostgresDatabase(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = ColumnTypes.registered(Jdbi.create(pool));
    jdbi.setStatementBuilderFactory(_ -> new Flights());
    // A transaction that was not ended is rolled back by the pool, which says nothing about it.
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
  }

  /// Opens at least one connection; throws what Hikari throws if that fails.
  static PostgresDatabase open(PostgresStoreOptions options) {
    return open(options, "store", options.connections());
  }

  /// One connection that no caller can take, as [#open].
  static PostgresDatabase ofFeed(PostgresStoreOptions options) {
    return open(options, "feed", 1);
  }

  private static PostgresDatabase open(PostgresStoreOptions options, String name, int connections) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(impatient(options));
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(options.patience().toMillis());
    config.setValidationTimeout(options.patience().toMillis());
    config.setKeepaliveTime(KEEPALIVE.toMillis());
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return new PostgresDatabase(new HikariDataSource(config));
  }

  /// For migrations, which take as long as they take.
  static DataSource patient(PostgresStoreOptions options) {
    return source(options, "");
  }

  Handle open() {
    return jdbi.open();
  }

  @Override
  public void close() {
    pool.close();
  }

  /// The server ends what takes too long; where it cannot be heard any more, the driver does.
  static DataSource impatient(PostgresStoreOptions options) {
    PGSimpleDataSource source = source(options, limits(options.statementTimeout()));
    source.setSocketTimeout((int) options.statementTimeout().plusSeconds(1).toSeconds() + 1);
    return source;
  }

  private static PGSimpleDataSource source(PostgresStoreOptions options, String begins) {
    var source = new Source(begins);
    source.setUrl(options.url());
    source.setUser(options.user());
    options.password().use(text -> password(source, text));
    source.setApplicationName("minipassport");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setTcpKeepAlive(true);
    // Its details quote what was bound.
    source.setLogServerErrorDetail(false);
    // A standby answers with what was true a moment ago.
    source.setTargetServerType("primary");
    return source;
  }

  /// A pool would have every step to a new connection take no longer than callers wait for one: on
  /// a busy machine none would ever come about.
  private static final class Source extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;
    private final String begins;

    /// @param begins what each connection is told first
    private Source(String begins) {
      this.begins = begins;
    }

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      try (Statement statement = connection.createStatement()) {
        boolean _ = statement.execute(begins);
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    }
  }

  private static boolean password(PGSimpleDataSource source, String text) {
    source.setPassword(text);
    return true;
  }

  private static String limits(Duration statement) {
    long millis = statement.toMillis();
    return Stream.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
        .map(limit -> "SET " + limit + " = " + millis)
        .collect(Collectors.joining("; "));
  }
}
