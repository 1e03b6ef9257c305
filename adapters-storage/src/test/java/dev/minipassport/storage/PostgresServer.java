package dev.minipassport.storage;

import dev.minipassport.storage.seal.KeySet;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A real PostgreSQL server for the tests of this JVM, with a fresh database for whoever asks.
final class PostgresServer {
  private static final String USER = "postgres";
  private static final String TEMPLATE = "template";

  /// The ledger does not let itself be emptied, but for those who put its triggers out of work.
  private static final String EMPTY =
      """
      SET session_replication_role = replica;
      DO $$
      BEGIN
        EXECUTE (
          SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') || ' RESTART IDENTITY'
          FROM pg_tables
          WHERE schemaname = 'public'
            AND tablename NOT IN ('flyway_schema_history', 'store_facts'));
      END;
      $$;
      """;

  private final EmbeddedPostgres server;
  private final Path keys;
  private final AtomicInteger databases = new AtomicInteger();
  private final Queue<String> idle = new ConcurrentLinkedQueue<>();

  private PostgresServer() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("max_connections", "200")
              .start();
      keys = Files.createTempDirectory("keys").resolve("keys.json");
      KeySetFile.write(keys, KeySet.generate().reveal());
      System.out.println("PostgreSQL for tests: embedded binaries, port " + server.getPort());
      create(TEMPLATE, "template0");
      PostgresStore.open(options(TEMPLATE), Clock.systemUTC()).close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static PostgresServer running() {
    return Running.SERVER;
  }

  /// Started by whoever asks first.
  private static final class Running {
    private static final PostgresServer SERVER = new PostgresServer();
  }

  /// The name of a database with every table and nothing in it, for one store at a time.
  String take() {
    String name = idle.poll();
    if (name == null) {
      name = "test_" + databases.incrementAndGet();
      create(name, TEMPLATE);
    }
    return name;
  }

  /// Empties the database for whoever comes next.
  void giveBack(String name) {
    try (Connection connection = server.getDatabase(USER, name).getConnection();
        Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(EMPTY);
      idle.add(name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  PostgresOptions options(String database) {
    return new PostgresOptions(
        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database,
        USER,
        Optional.empty(),
        keys,
        16,
        PostgresOptions.STATEMENT,
        PostgresOptions.LAG,
        false);
  }

  private void create(String name, String template) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      boolean _ = statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
