package dev.minipassport.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.minipassport.storage.sql.ColumnTypes;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The connections of this node to a PostgreSQL server. A caller waits a quarter of a second for
/// one, no longer.
final class PostgresDatabase implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration LIFE = Duration.ofMinutes(15);

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  PostgresDatabase(PostgresOptions options) {
    this.pool = new HikariDataSource(configuration(options));
    this.jdbi = ColumnTypes.registered(Jdbi.create(pool));
  }

  Handle open() {
    return jdbi.open();
  }

  DataSource source() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }

  private static HikariConfig configuration(PostgresOptions options) {
    long statement = options.statement().toMillis();
    var config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(options.url());
    config.setUsername(options.user());
    options.password().ifPresent(password -> config.setPassword(password.reveal()));
    config.setMaximumPoolSize(options.connections());
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setInitializationFailTimeout(CONNECT.toMillis());
    config.setMaxLifetime(LIFE.toMillis());
    config.addDataSourceProperty("ApplicationName", "minipassport");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
    config.addDataSourceProperty("socketTimeout", 2 * options.statement().toSeconds() + 1);
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty(
        "options",
        "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
            .formatted(statement, statement, statement));
    return config;
  }
}
