package dev.minipassport.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.minipassport.app.ProgramProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SimulateCommandTest {
  private static final String CONFIGURATION =
      """
      apps:
        - id: wx1234567890abcdef
          secret: env:SIMULATED_SECRET
      """;

  @TempDir Path directory = Path.of("");

  @Test
  void theSimulatorKnowsTheAppsOfTheServicesThatItIsFor() throws Exception {
    Files.writeString(directory.resolve("minipassport.yaml"), CONFIGURATION);
    try (var simulator =
        ProgramProcess.start(
            directory,
            "simulator",
            Map.of("SIMULATED_SECRET", "0123456789abcdef0123456789abcdef"),
            "simulate",
            "--config",
            "minipassport.yaml")) {
      URI base = URI.create(simulator.awaitReady().path("simulator").asText());

      try (var answer = base.resolve("/control/apps").toURL().openStream()) {
        assertThat(new ObjectMapper().readTree(answer).toString()).contains("wx1234567890abcdef");
      }
    }
  }

  @Test
  void aConfigurationThatServesNothingIsRefusedBeforeItListens() throws IOException {
    Path file = Files.writeString(directory.resolve("minipassport.yaml"), "grpc: {port: x}");
    var err = new StringWriter();

    int status =
        CommandLines.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            "simulate",
            "--config",
            file.toString());

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("grpc.port", "apps");
  }
}
