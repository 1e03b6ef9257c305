package dev.minipassport.storage.postgresql;

import dev.minipassport.storage.sql.Dialect;
import dev.minipassport.storage.sql.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/// A real server for the whole JVM: in a container where a Docker engine answers and has the image
/// (`-Dpostgres.image=…` names another one), else the binaries of a library. It forgets everything
/// with the JVM. New databases are copies of one that was migrated once.
record PostgresServer(String host, int port, String user, String password) {
  private static final String TEMPLATE = "minipassport_template";
  private static final int PORT = 5432;
  private static final String PASSWORD = "minipassport";
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Queue<String> IDLE = new ConcurrentLinkedQueue<>();

  /// The ledger does not let itself be emptied, but for those who put its triggers out of work.
  private static final String EMPTY =
      """
      SET session_replication_role = replica;
      DO $$
      DECLARE name TEXT;
      BEGIN
        FOR name IN
          SELECT quote_ident(tablename) FROM pg_tables
          WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history'
        LOOP
          EXECUTE 'DELETE FROM ' || name;
        END LOOP;
        PERFORM setval(quote_ident(sequencename)::regclass, 1, false)
        FROM pg_sequences WHERE schemaname = 'public';
      END;
      $$;
      """;

  static PostgresServer running() {
    return Once.SERVER;
  }

  private static final class Once {
    static final PostgresServer SERVER = started();
  }

  private static PostgresServer started() {
    PostgresServer server = start();
    server.execute("postgres", "CREATE DATABASE " + TEMPLATE);
    new Schema(
            PostgresDatabase.patient(PostgresUnderTest.options(server, TEMPLATE)),
            Dialect.POSTGRESQL)
        .migrate();
    return server;
  }

  private static PostgresServer start() {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      try {
        return inContainer(System.getProperty("postgres.image", "postgres:18-alpine"));
      } catch (RuntimeException e) {
        say("A Docker engine answers, but the container does not start: " + e.getMessage());
      }
    }
    return embedded();
  }

  private static PostgresServer inContainer(String image) {
    @SuppressWarnings("resource") // Ends with the JVM.
    var container =
        new GenericContainer<>(DockerImageName.parse(image))
            .withEnv("POSTGRES_PASSWORD", PASSWORD)
            .withExposedPorts(PORT)
            .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300")
            .waitingFor(Wait.forLogMessage(".*ready to accept connections.*", 2));
    container.start();
    say("PostgreSQL runs in a container of " + image + ".");
    return new PostgresServer(
        container.getHost(), container.getMappedPort(PORT), "postgres", PASSWORD);
  }

  private static PostgresServer embedded() {
    try {
      var embedded =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("max_connections", "300")
              .start();
      say("No Docker engine answers: PostgreSQL runs from embedded binaries.");
      return new PostgresServer("localhost", embedded.getPort(), "postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("SystemOut") // Whoever reads the output of the tests wants to know.
  private static void say(String what) {
    System.out.println(what);
  }

  /// It has no TLS, and a container may have an address that is not of this machine.
  PostgresStoreOptions options(String database, Path keys) {
    return PostgresStoreOptions.at(
        host, port, database + "?sslmode=disable", user, new DatabasePassword(password), keys);
  }

  /// The name of a database with empty tables that nobody else uses.
  String newDatabase() {
    String idle = IDLE.poll();
    if (idle != null) {
      return idle;
    }
    String name = "store_" + DATABASES.incrementAndGet();
    execute("postgres", "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
    return name;
  }

  /// Empties a database that nobody uses any more, for whoever comes next.
  void giveBack(String name) {
    execute(name, EMPTY);
    IDLE.add(name);
  }

  void execute(String database, String statement) {
    try (Connection connection = connect(database);
        Statement statements = connection.createStatement()) {
      boolean _ = statements.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// How many are connected to the database of whom `pg_stat_activity` says so.
  long connected(String database, String so) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                    + so)) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + host + ":" + port + "/" + database, user, password);
  }
}
