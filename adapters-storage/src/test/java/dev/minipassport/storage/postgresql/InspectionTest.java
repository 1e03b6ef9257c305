package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.storage.KeySetFile;
import dev.minipassport.testkit.TestClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InspectionTest {
  private static final PostgresServer SERVER = PostgresServer.running();

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
    return PostgresStoreOptions.at(
        SERVER.host(), port, name, SERVER.user(), new DatabasePassword(SERVER.password()), keys);
  }

  private void openOnce() {
    PostgresStore.onTables(options(database), KeySetFile.existing(keys), new TestClock()).close();
  }

  @Test
  void aServerOfItsOwnLosesWritesWithItself() {
    openOnce();

    assertThat(Inspection.findings(options(database))).containsExactly(Standby.NONE);
  }

  @Test
  void aNewDatabaseIsNoFinding() {
    assertThat(Inspection.findings(options("postgres"))).containsExactly(Standby.NONE);
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
          .containsExactly(waits ? Standby.AWAITED : Standby.NONE);
    }
  }

  @Test
  void aServerThatDoesNotKnowTheDatabaseIsNotJudged() {
    assertThat(Inspection.findings(options("nowhere")))
        .singleElement()
        .asString()
        .startsWith("Nothing was learnt about the database.")
        .contains("SQLSTATE 3D000")
        .contains("There is no such database");
  }

  @Test
  void aDatabaseThatDoesNotHoldEveryCharacterIsNamed() {
    SERVER.execute(
        "postgres", "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
    try {
      assertThat(Inspection.findings(options("latin")))
          .hasSize(2)
          .last()
          .asString()
          .contains("is LATIN1. Create one with ENCODING 'UTF8'");
    } finally {
      SERVER.execute("postgres", "DROP DATABASE latin");
    }
  }

  @Test
  void aKeySetThatIsNotThereIsNamed() {
    keys = directory.resolve("elsewhere.json");

    assertThat(Inspection.findings(options(database)))
        .hasSize(2)
        .first()
        .asString()
        .contains("There is no key set at")
        .contains("elsewhere.json");
  }

  @Test
  void theKeySetOfAnotherStoreIsNamed() {
    openOnce();
    keys = directory.resolve("other.json");
    KeySetFile.create(keys);

    assertThat(Inspection.findings(options(database)))
        .hasSize(2)
        .last()
        .asString()
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
      assertThat(Inspection.findings(options(database)))
          .hasSize(2)
          .last()
          .asString()
          .contains("migrated by a newer version");
    } finally {
      SERVER.execute(database, "DELETE FROM flyway_schema_history WHERE installed_rank = 1000");
    }
  }

  @Test
  void moreConnectionsThanTheServerHasAreNamed() {
    assertThat(Inspection.findings(options(database).withConnections(299)))
        .hasSize(2)
        .last()
        .asString()
        .contains("takes 302 connections, and the server has 300");
  }
}
