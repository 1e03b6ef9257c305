package dev.minipassport.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.app.Refusal;
import dev.minipassport.app.config.Configuration;
import dev.minipassport.app.config.Configuration.Platform;
import dev.minipassport.app.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One data directory, and start after start with another configuration.
final class ServedVersionsTest {
  @TempDir Path directory = Path.of("");

  @Test
  void aVersionThatWasServedKeepsItsWords() throws IOException, InterruptedException {
    start(1, "Your name", "2d");

    assertThatThrownBy(() -> start(1, "Your nickname", "2d"))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Purpose profile of app wx1 says something else")
        .hasMessageContaining("served as version 1");

    start(2, "Your nickname", "2d");
    start(1, "Your name", "2d");
  }

  @Test
  void howLongItKeepsQuietMayChangeWithoutANewVersion() throws IOException, InterruptedException {
    start(1, "Your name", "2d");
    start(1, "Your name", "3d");
  }

  private void start(int version, String title, String quiet)
      throws IOException, InterruptedException {
    String yaml =
        """
        grpc: {port: 0}
        wechat: {base-uri: "http://127.0.0.1:9"}
        apps:
          - id: wx1
            secret: env:SECRET
            purposes:
              - id: profile
                version: %d
                categories: [nickname]
                quiet: {dismissal: %s}
                texts:
                  - {language: en, title: %s, content: C, confirm: OK, cancel: No, declined: Fine,
                     desc: Why}
        """
            .formatted(version, quiet, title);
    Path file = Files.writeString(directory.resolve("minipassport.yaml"), yaml);
    Configuration configuration =
        Configuration.load(
            Optional.of(file),
            Map.of("SECRET", "0123456789abcdef0123456789abcdef"),
            Platform.WECHAT);
    var options = new ServeOptions(new Simulation.None(), false, Optional.empty());
    try (var lifecycle = new Lifecycle()) {
      assertThat(Service.start(lifecycle, configuration, options).port()).isPositive();
    }
  }
}
