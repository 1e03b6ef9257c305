package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.minipassport.storage.Findings;
import dev.minipassport.storage.KeySetFile;
import dev.minipassport.storage.seal.KeyRotation;
import dev.minipassport.testkit.TcpProxy;
import dev.minipassport.testkit.TestClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InspectionTest {
  private static final PostgresServer SERVER = PostgresServer.running();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory = Path.of("");
  private final String database = SERVER.newDatabase();
  private Path keys;

  @BeforeEach
  void makeKeys() {
    keys = directory.resolve("keys.json");
    KeySetFile.create(keys);
  }

  @AfterEach
  void close() {
    SERVER.giveBack(database);
  }

  private PostgresStoreOptions options(String name) {
    return options(SERVER.port(), name);
  }

  private PostgresStoreOptions options(int port, String name) {
    return new PostgresServer(SERVER.host(), port, SERVER.user(), SERVER.password())
        .options(name, keys);
  }

  private void openOnce() {
    PostgresStore.onTables(options(database), KeySetFile.existing(keys), new TestClock()).close();
  }

  private static Findings warning(String text) {
    return new Findings(List.of(), List.of(text));
  }

  /// The only reason not to start.
  private static String refused(Findings findings) {
    assertThat(findings.warnings()).containsExactly(Standby.NONE);
    assertThat(findings.refusals()).hasSize(1);
    return findings.refusals().getFirst();
  }

  /// The last warning of those that keep nobody from starting.
  private static String warned(Findings findings) {
    assertThat(findings.refusals()).isEmpty();
    return findings.warnings().getLast();
  }

  @Test
  void aServerOfItsOwnLosesWritesWithItself() {
    openOnce();

    assertThat(Inspection.findings(options(database))).isEqualTo(warning(Standby.NONE));
  }

  @Test
  void aNewDatabaseIsNoFinding() {
    assertThat(Inspection.findings(options("postgres"))).isEqualTo(warning(Standby.NONE));
  }

  @ParameterizedTest
  @CsvSource({"on, true", "remote_write, true", "local, false", "off, false"})
  void aServerThatWaitsForAnotherLosesNoneButAcknowledgesNoneWithoutIt(String commit, boolean waits)
      throws IOException {
    try (var server =
        EmbeddedPostgres.builder()
            .setServerConfig("synchronous_standby_names", "another")
            .setServerConfig("synchronous_commit", commit)
            .start()) {
      assertThat(Inspection.findings(options(server.getPort(), "postgres")))
          .isEqualTo(warning(waits ? Standby.AWAITED : Standby.NONE));
    }
  }

  /// This one hides them; others that only speak the protocol may have none.
  @Test
  void ofAServerThatTellsNothingOfStandbysTheRestIsLookedAt() throws IOException, SQLException {
    try (var server =
            EmbeddedPostgres.builder()
                .setServerConfig("synchronous_standby_names", "another")
                .setServerConfig("synchronous_commit", "on")
                .start();
        Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      boolean _ = statement.execute("SET synchronous_commit = off");
      boolean _ = statement.execute("CREATE ROLE stranger LOGIN");
      boolean _ = statement.execute("REVOKE ALL ON pg_stat_replication FROM PUBLIC");
      keys = directory.resolve("elsewhere.json");
      PostgresStoreOptions stranger =
          PostgresStoreOptions.at(
              "localhost",
              server.getPort(),
              "postgres",
              "stranger",
              new DatabasePassword(""),
              keys);

      Findings findings = Inspection.findings(stranger.withConnections(299));

      assertThat(findings.warnings()).hasSize(2);
      assertThat(findings.warnings().getFirst())
          .contains("Nothing was learnt about standbys of the database (SQLSTATE 42501)")
          .contains("end all sessions");
      assertThat(findings.warnings().getLast()).contains("raise max_connections");
      assertThat(findings.refusals()).hasSize(2);
      assertThat(findings.refusals().getLast()).contains("let it own the database");
    }
  }

  @Test
  void aDatabaseThatHoldsTheTablesOfOthersIsNamed() {
    SERVER.execute("postgres", "CREATE DATABASE theirs");
    try {
      SERVER.execute("theirs", "CREATE TABLE guests (name TEXT)");

      assertThat(refused(Inspection.findings(options("theirs"))))
          .contains("cannot be used as a store (its schema is not empty)")
          .contains("give it a database of its own");
    } finally {
      SERVER.execute("postgres", "DROP DATABASE theirs");
    }
  }

  @Test
  void aServerThatFallsSilentIsNotWaitedFor() throws IOException {
    try (var silent = new SilentServer(SERVER)) {
      Findings findings =
          assertTimeoutPreemptively(
              PATIENCE, () -> Inspection.findings(options(silent.port(), database)));

      assertThat(warned(findings)).startsWith("Nothing was learnt about the database.");
    }
  }

  @Test
  void aDatabaseThatIsTooFarAwayForTheLagIsNamed() {
    try (var proxy = new TcpProxy(SERVER.port())) {
      proxy.delay(Duration.ofMillis(40));
      PostgresStoreOptions far = options(proxy.port(), database);

      assertThat(warned(Inspection.findings(far.withLag(Duration.ofMillis(200)))))
          .contains("Raise store.revocation-lag")
          .contains("nearer");
      assertThat(Inspection.findings(far.withLag(Duration.ofMinutes(1))))
          .isEqualTo(warning(Standby.NONE));
    }
  }

  @Test
  void aServerThatDoesNotKnowTheDatabaseIsNotJudged() {
    assertThat(warned(Inspection.findings(options("nowhere"))))
        .startsWith("Nothing was learnt about the database.")
        .contains("SQLSTATE 3D000")
        .contains("There is no such database");
  }

  @Test
  void aDatabaseThatDoesNotHoldEveryCharacterIsNamed() {
    SERVER.execute(
        "postgres", "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
    try {
      assertThat(refused(Inspection.findings(options("latin"))))
          .contains("is LATIN1. Create one with ENCODING 'UTF8'");
    } finally {
      SERVER.execute("postgres", "DROP DATABASE latin");
    }
  }

  @Test
  void aKeySetThatIsNotThereIsNamed() {
    keys = directory.resolve("elsewhere.json");

    assertThat(refused(Inspection.findings(options(database))))
        .contains("There is no key set at")
        .contains("elsewhere.json");
  }

  @Test
  void aKeySetThatLacksKeysOfThisVersionIsNamed() throws IOException {
    Path _ = Files.writeString(keys, KeyRotation.without("receipts", Files.readString(keys)));

    assertThat(refused(Inspection.findings(options(database))))
        .contains("lacks keys that this version needs")
        .contains("keys --complete");
  }

  @Test
  void theKeySetOfAnotherStoreIsNamed() {
    openOnce();
    keys = directory.resolve("other.json");
    KeySetFile.create(keys);

    assertThat(refused(Inspection.findings(options(database))))
        .contains("other.json is not the one this store was written with");
  }

  @Test
  void tablesOfANewerVersionAreNamed() {
    SERVER.execute(
        database,
        """
        INSERT INTO flyway_schema_history
          (installed_rank, version, description, type, script, installed_by, execution_time, success)
        VALUES (1000, '1000', 'to come', 'SQL', 'V1000__to_come.sql', 'postgres', 1, TRUE)
        """);
    try {
      assertThat(refused(Inspection.findings(options(database))))
          .contains("migrated by a newer version");
    } finally {
      SERVER.execute(database, "DELETE FROM flyway_schema_history WHERE installed_rank = 1000");
    }
  }

  @Test
  void moreConnectionsThanTheServerHasAreNamed() {
    assertThat(warned(Inspection.findings(options(database).withConnections(299))))
        .contains("takes 302 connections, and the server has 297");
  }
}
