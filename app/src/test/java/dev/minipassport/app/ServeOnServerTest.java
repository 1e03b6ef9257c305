package dev.minipassport.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.storage.KeySetFile;
import dev.minipassport.storage.postgresql.DatabasePassword;
import dev.minipassport.storage.postgresql.PostgresStore;
import dev.minipassport.storage.postgresql.PostgresStoreOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `serve` on a server that does not do as it should.
final class ServeOnServerTest {
  @TempDir Path directory = Path.of("");

  @Test
  void aServerThatAcknowledgesNothingIsNoDefectOfOurs() throws Exception {
    Path keys = directory.resolve("keys.json");
    KeySetFile.create(keys);
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start()) {
      PostgresStore.open(
              PostgresStoreOptions.at(
                  "127.0.0.1",
                  server.getPort(),
                  "postgres",
                  "postgres",
                  new DatabasePassword("postgres"),
                  keys),
              Clock.systemUTC())
          .close();
      waitForNobody(server);

      assertThat(serve(server.getPort()))
          .contains("waits for a standby, and none is connected")
          .contains("The store did not answer in time, or refused what was asked of it")
          .doesNotContain("defect");
    }
  }

  /// The server takes a moment to read its configuration again.
  private static void waitForNobody(EmbeddedPostgres server) throws Exception {
    ask(server, "ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
    ask(server, "SELECT pg_reload_conf()");
    while (!ask(server, "SHOW synchronous_standby_names").equals("nobody")) {
      Thread.onSpinWait();
    }
  }

  private static String ask(EmbeddedPostgres server, String what) throws Exception {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      if (!statement.execute(what)) {
        return "";
      }
      ResultSet answer = statement.getResultSet();
      assertThat(answer.next()).isTrue();
      return answer.getString(1);
    }
  }

  /// All that it says until it ends by itself.
  private String serve(int port) throws Exception {
    Files.writeString(
        directory.resolve("minipassport.yaml"),
        """
        grpc: {port: 0}
        store:
          engine: postgresql
          url: jdbc:postgresql://127.0.0.1:%d/postgres
          user: postgres
          keys: keys.json
        apps:
          - id: wx1
            secret: env:WX1_SECRET
            purposes:
              - id: profile
                version: 1
                categories: nickname
                texts:
                  - {language: en, title: Profile, content: We show it., confirm: OK, cancel: No,
                     declined: You declined., desc: To show it}
        """
            .formatted(port));
    try (ProgramProcess program =
        ProgramProcess.start(
            directory,
            "service",
            Map.of("WX1_SECRET", "0123456789abcdef0123456789abcdef"),
            "serve",
            "--config",
            "minipassport.yaml")) {
      assertThatThrownBy(program::awaitReady).isInstanceOf(Refusal.class);
      assertThat(program.kill()).isEqualTo(1);
      return program.output();
    }
  }
}
