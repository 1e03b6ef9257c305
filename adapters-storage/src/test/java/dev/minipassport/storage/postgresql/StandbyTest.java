package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.StoreRefused.Reason;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class StandbyTest {
  @Test
  void aServerOfItsOwnHasNone() {
    PostgresServer server = PostgresServer.running();

    assertThat(Standby.isSynchronous(PostgresUnderTest.options(server, "postgres"))).isFalse();
  }

  @Test
  void aServerThatWaitsForAnotherHasOne() throws IOException {
    try (var server =
        EmbeddedPostgres.builder()
            .setServerConfig("synchronous_standby_names", "another")
            .start()) {
      assertThat(Standby.isSynchronous(options(server.getPort(), "postgres"))).isTrue();
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
