package dev.minipassport.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramProcessTest {
  @TempDir Path folder = Path.of("");

  @Test
  void settingsOfTheDeveloperAreNotForIt() {
    var environment = new HashMap<>(Map.of("MINIPASSPORT_GRPC_PORT", "7", "PATH", "/bin"));

    ProgramProcess.surround(environment, Map.of("MINIPASSPORT_LOG_LEVEL", "debug"));

    assertThat(environment)
        .containsOnly(Map.entry("PATH", "/bin"), Map.entry("MINIPASSPORT_LOG_LEVEL", "debug"));
  }

  @Test
  void ofThisJvmsOptionsItGetsThoseThatTheProgramReliesOn() {
    assertThat(
            ProgramProcess.passedOn(
                List.of(
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Djdk.httpclient.redirects.retrylimit=1",
                    "-agentlib:jdwp=transport=dt_socket,address=5005",
                    "-Xmx4g",
                    "-Dminipassport.terminal=1")))
        .containsExactly(
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djdk.httpclient.redirects.retrylimit=1");
  }

  @Test
  void aProgramThatDoesNotStartIsToldWithItsLastWords() throws IOException, InterruptedException {
    try (var program = ProgramProcess.start(folder, "service", Map.of(), "simulate", "--prot")) {
      assertThatThrownBy(program::awaitReady)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("service.log")
          .hasMessageContaining("--prot");
      assertThat(program.end()).isEqualTo(ExitStatus.USAGE.code());
    }
  }
}
