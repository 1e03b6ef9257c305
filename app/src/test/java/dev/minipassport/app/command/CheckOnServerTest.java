package dev.minipassport.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.storage.KeySetFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `check` says of the server that a configuration names.
final class CheckOnServerTest {
  @TempDir Path directory = Path.of("");

  private boolean withKeys = true;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void itWarnsWhereAFailoverWouldLoseAcknowledgedWrites() throws IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      assertThat(check(server.getPort())).isZero();
    }

    assertThat(out.toString()).contains("The configuration is usable.");
    assertThat(err.toString())
        .hasLineCount(1)
        .startsWith("Warning: The database has no synchronous standby")
        .contains("Set synchronous_standby_names");
  }

  @Test
  void aServerThatCannotBeAskedFromHereIsNoError() throws IOException {
    assertThat(check(closedPort())).isZero();

    assertThat(out.toString()).contains("The configuration is usable.");
    assertThat(err.toString())
        .hasLineCount(1)
        .startsWith("Warning: Nothing was learnt about the database.")
        .contains("ConnectException");
  }

  @Test
  void aKeySetThatIsMissingIsAnErrorOfTheConfiguration() throws IOException {
    withKeys = false;

    assertThat(check(closedPort())).isEqualTo(2);

    assertThat(out.toString()).contains("store.keys").doesNotContain("usable");
    assertThat(err.toString().lines())
        .satisfiesExactly(
            warning -> assertThat(warning).startsWith("Warning: Nothing was learnt"),
            head -> assertThat(head).isEqualTo("The configuration cannot be used:"),
            refusal ->
                assertThat(refusal)
                    .startsWith("  There is no key set at " + directory.resolve("keys.json")));
  }

  @Test
  void offlineNobodyIsAsked() throws IOException {
    withKeys = false;

    assertThat(check(closedPort(), "--offline")).isZero();

    assertThat(out.toString()).contains("The configuration is usable.");
    assertThat(err.toString()).isEmpty();
  }

  private static int closedPort() throws IOException {
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return closed.getLocalPort();
    }
  }

  private int check(int port, String... further) throws IOException {
    Path secret = directory.resolve("secret");
    Files.writeString(secret, "0123456789abcdef0123456789abcdef");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Path keys = directory.resolve("keys.json");
    if (withKeys) {
      KeySetFile.create(keys);
    }
    Path config = directory.resolve("minipassport.yaml");
    Files.writeString(
        config,
        """
        store:
          engine: postgresql
          url: jdbc:postgresql://127.0.0.1:%d/postgres
          user: postgres
          keys: keys.json
        apps: [{id: wx1, secret: "file:secret"}]
        """
            .formatted(port));
    var line = new ArrayList<>(List.of("check", "--config", config.toString()));
    line.addAll(List.of(further));
    return CommandLines.run(
        new PrintWriter(out, true), new PrintWriter(err, true), line.toArray(String[]::new));
  }
}
