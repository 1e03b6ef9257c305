package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.StoreRefused.Reason;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StandbyTest {
  @Test
  void aServerOfItsOwnHasNone() {
    PostgresServer server = PostgresServer.running();

    assertThat(Standby.isSynchronous(PostgresUnderTest.options(server, "postgres"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"on, true", "remote_write, true", "local, false", "off, false"})
  void aServerThatWaitsForAnotherHasOne(String commit, boolean expected) throws IOException {
    try (var server =
        EmbeddedPostgres.builder()
            .setServerConfig("synchronous_standby_names", "another")
            .setServerConfig("synchronous_commit", commit)
            .start()) {
      assertThat(Standby.isSynchronous(options(server.getPort(), "postgres"))).isEqualTo(expected);
    }
  }

  @Test
  void aServerThatDoesNotKnowTheDatabaseIsNotJudged() {
    PostgresServer server = PostgresServer.running();
    PostgresStoreOptions nowhere = PostgresUnderTest.options(server, "nowhere");

    assertThatThrownBy(() -> Standby.isSynchronous(nowhere))
        .isInstanceOfSatisfying(
            StoreRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.UNREACHABLE))
        .hasMessageContaining("SQLSTATE 3D000");
  }

  private static PostgresStoreOptions options(int port, String database) {
    return PostgresStoreOptions.at(
        "127.0.0.1",
        port,
        database,
        "postgres",
        new DatabasePassword("postgres"),
        Path.of("keys.json"));
  }
}
