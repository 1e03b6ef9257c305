package dev.minipassport.storage.postgresql;

import dev.minipassport.storage.KeySetFile;
import dev.minipassport.storage.ServedPorts;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.storage.seal.KeySet;
import dev.minipassport.testkit.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A store on PostgreSQL in the shape that contracts and use cases ask for.
///
/// @param database of its own; empty if others use it too
record PostgresUnderTest(PostgresStore postgres, StorePorts ports, Optional<String> database)
    implements ServedPorts {
  private static final int CONNECTIONS = 12;

  /// New connections are long in coming on a busy machine.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static PostgresUnderTest bare(TestClock clock) {
    String database = PostgresServer.running().newDatabase();
    PostgresUnderTest store = on(database, clock);
    return new PostgresUnderTest(store.postgres(), store.ports(), Optional.of(database));
  }

  static PostgresUnderTest cached(TestClock clock) {
    PostgresUnderTest bare = bare(clock);
    return new PostgresUnderTest(
        bare.postgres(), bare.ports().behind(bare.postgres().cache(1000)), bare.database());
  }

  /// One more node on a database that exists.
  static PostgresUnderTest on(String database, TestClock clock) {
    return on(options(PostgresServer.running(), database), clock);
  }

  static PostgresUnderTest on(PostgresStoreOptions options, TestClock clock) {
    var store = PostgresStore.onTables(options, KeySetFile.existing(Keys.FILE), clock);
    return new PostgresUnderTest(store, store.ports(), Optional.empty());
  }

  static KeySet keys() {
    return KeySetFile.existing(Keys.FILE);
  }

  static PostgresStoreOptions options(PostgresServer server, String database) {
    return server
        .options(database, Keys.FILE)
        .withConnections(CONNECTIONS)
        .withPatience(PATIENCE)
        .withWakeUps(false);
  }

  static PostgresStoreOptions withStatementTimeout(PostgresStoreOptions options, Duration longest) {
    return new PostgresStoreOptions(
        options.url(),
        options.user(),
        options.password(),
        options.connections(),
        options.keySet(),
        options.patience(),
        longest,
        options.lag(),
        options.wakeUps());
  }

  @Override
  public void settle() {
    postgres.flush();
  }

  @Override
  public void close() {
    postgres.close();
    database.ifPresent(PostgresServer.running()::giveBack);
  }

  /// One key set for all: making one takes a while.
  private static final class Keys {
    static final Path FILE = made();

    private static Path made() {
      try {
        Path file = Files.createTempDirectory("minipassport-keys-").resolve("keys.json");
        KeySetFile.create(file);
        file.toFile().deleteOnExit();
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
