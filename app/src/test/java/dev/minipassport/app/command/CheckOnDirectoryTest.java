package dev.minipassport.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.storage.sqlite.EmbeddedStore;
import dev.minipassport.storage.sqlite.EmbeddedStoreOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `check` says of the data directory that a configuration names.
final class CheckOnDirectoryTest {
  @TempDir Path directory = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private EmbeddedStore open() {
    return EmbeddedStore.open(
        EmbeddedStoreOptions.in(directory.resolve("data")), Clock.systemUTC());
  }

  @Test
  void aStoreThatWasMovedIsAnErrorOfTheConfiguration() throws IOException {
    open().close();
    Path _ = Files.writeString(directory.resolve("data").resolve("moved"), "the server, move 1");

    assertThat(check()).isEqualTo(2);

    assertThat(out.toString()).contains("store.path").doesNotContain("usable");
    assertThat(err.toString())
        .startsWith("The configuration cannot be used:\n  This store was moved to the server");
    assertThat(check("--offline")).isZero();
  }

  @Test
  void besideTheServiceThatUsesItItIsUsable() throws IOException {
    try (EmbeddedStore _ = open()) {
      assertThat(check()).isZero();
    }

    assertThat(out.toString()).contains("The configuration is usable.");
    assertThat(err.toString()).hasLineCount(1).startsWith("Warning: The store in ");
  }

  private int check(String... further) throws IOException {
    Path secret = directory.resolve("secret");
    Files.writeString(secret, "0123456789abcdef0123456789abcdef");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Path config = directory.resolve("minipassport.yaml");
    Files.writeString(config, "apps: [{id: wx1, secret: \"file:secret\"}]\n");
    var line = new ArrayList<>(List.of("check", "--config", config.toString()));
    line.addAll(List.of(further));
    return CommandLines.run(
        new PrintWriter(out, true), new PrintWriter(err, true), line.toArray(String[]::new));
  }
}
