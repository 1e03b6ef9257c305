package dev.minipassport.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.storage.sqlite.EmbeddedStore;
import dev.minipassport.storage.sqlite.EmbeddedStoreOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @TempDir Path directory = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpNamesEveryCommandAndSaysHowToBegin() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString())
        .contains("serve", "simulate", "demo", "check", "backup", "migrate")
        .contains("./minipassport serve --simulate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "simulate", "demo", "check", "backup", "migrate"})
  void everyCommandHasHelp(String command) {
    assertThat(run(command, "--help")).isZero();

    assertThat(out.toString()).startsWith("Usage: minipassport " + command);
  }

  @Test
  void theVersionIsToldWithTheJvms() {
    assertThat(run("--version")).isZero();

    assertThat(out.toString()).startsWith("Minipassport ").contains("Java 25");
  }

  @ParameterizedTest
  @CsvSource({
    "sevre, 'Did you mean: minipassport serve?'",
    "serve --confg x, 'Possible solutions: --config'",
    "simulate --port many, 'Usage: minipassport simulate'",
    "backup, '--to=DIRECTORY'",
    "migrate, '--from=DIRECTORY'",
  })
  void whatIsNotUnderstoodIsAnErrorOfUsage(String line, String advice) {
    assertThat(run(line.split(" "))).isEqualTo(2);

    assertThat(err.toString()).contains(advice).doesNotContain("\tat ");
  }

  @Test
  void withoutACommandTheUsageIsShown() {
    assertThat(run()).isEqualTo(2);

    assertThat(err.toString()).contains("Name a command.").contains("Usage: minipassport");
  }

  @Test
  void serveWithoutAnythingToServeShowsTheLinesThatWork() {
    assertThat(run("serve")).isEqualTo(2);

    assertThat(err.toString())
        .contains("./minipassport serve --simulate")
        .contains("secret: env:WECHAT_SECRET")
        .contains("--config minipassport.yaml");
  }

  @Test
  void twoSimulatorsAreOneTooMany() {
    assertThat(run("serve", "--simulate", "--simulator", "http://127.0.0.1:1")).isEqualTo(2);

    assertThat(err.toString()).contains("not both");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo",
        "mailto:simulator",
        "https://127.0.0.1:8080",
        "http://example.org:8080",
        "http://127.0.0.1:99999",
        "http://user@127.0.0.1:8080"
      })
  void aSimulatorThatIsNoAddressOfThisMachineIsRefusedInOneLine(String address) throws IOException {
    Path config = configuration("wechat: {base-uri: \"http://127.0.0.1:1\"}\nlog: {level: error}");

    assertThat(run("serve", "--config", config.toString(), "--simulator", address)).isEqualTo(2);

    assertThat(err.toString())
        .hasLineCount(1)
        .contains("--simulator")
        .contains("http://127.0.0.1:");
  }

  @ParameterizedTest
  @CsvSource({
    "serve --simulator-port 8080, 'Give --simulate'",
    "serve --simulate --simulator-port 65536, '--simulator-port must be from 0 to 65535'",
  })
  void aPortOfTheSimulatorHasToMakeSense(String line, String advice) {
    assertThat(run(line.split(" "))).isEqualTo(2);

    assertThat(err.toString()).hasLineCount(1).contains(advice);
  }

  @Test
  void theRealWeChatIsNotServedByASimulatorsClock() throws IOException {
    Path config = configuration("");

    assertThat(run("serve", "-c", config.toString(), "--simulator", "http://127.0.0.1:1"))
        .isEqualTo(2);

    assertThat(err.toString()).contains("wechat.base-uri must be the simulator's too");
  }

  @Test
  void aWrongConfigurationIsRefusedLineByLine() throws IOException {
    Path config = configuration("grpc: {port: x, prot: 1}");

    assertThat(run("serve", "--config", config.toString())).isEqualTo(2);

    assertThat(err.toString())
        .isEqualTo(
            """
            The configuration cannot be used:
              grpc.prot (line 1): is no setting; did you mean "grpc.port"?
              grpc.port (line 1): must be a whole number from 0 to 65535
            """);
  }

  @Test
  void checkShowsWhatCountsAndHidesSecrets() throws IOException {
    assertThat(run("check", "--config", configuration("").toString())).isZero();

    assertThat(out.toString())
        .contains("grpc.port")
        .contains("(secret)")
        .contains("The configuration is usable.")
        .doesNotContain(SECRET);
  }

  @Test
  void checkListsEverySettingWithItsVariable() {
    assertThat(run("check", "--settings")).isZero();

    assertThat(out.toString())
        .contains("MINIPASSPORT_GRPC_PORT")
        .contains("MINIPASSPORT_APPS_0_SESSIONS_ROTATION_AGE");
  }

  @Test
  void aTakenPortIsNamedInOneLine() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path config =
          configuration("grpc: {port: " + taken.getLocalPort() + "}\nlog: {level: error}");

      assertThat(run("serve", "--config", config.toString())).isEqualTo(1);

      assertThat(err.toString())
          .hasLineCount(1)
          .contains("port " + taken.getLocalPort())
          .contains("choose another port");
    }
  }

  @Test
  void aTakenPortOfTheSimulatorIsNamedInOneLine() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(run("simulate", "--port", "" + taken.getLocalPort())).isEqualTo(1);

      assertThat(err.toString()).hasLineCount(1).contains("--port");
    }
  }

  @Test
  void aTakenPortOfTheSimulatorBesideTheServiceIsNamedInOneLine() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path config = configuration("grpc: {port: 0}\nlog: {level: error}");
      String port = "" + taken.getLocalPort();

      assertThat(run("serve", "-c", config.toString(), "--simulate", "--simulator-port", port))
          .isEqualTo(1);

      assertThat(err.toString()).hasLineCount(1).contains("taken").contains("--simulator-port");
    }
  }

  @Test
  void aReadyFileThatCannotBeWrittenIsNoticedBeforeAnythingServes() throws IOException {
    Path config = configuration("grpc: {port: 0}\nlog: {level: error}");
    Path within = directory.resolve("secret").resolve("ready.json");

    assertThat(run("serve", "-c", config.toString(), "--ready-file", within.toString()))
        .isEqualTo(1);

    assertThat(err.toString()).hasLineCount(1).contains("--ready-file").contains("secret");
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void theSimulatorsReadyFileIsLookedAtBeforeItServesToo() {
    assertThat(run("simulate", "--ready-file", directory.toString())).isEqualTo(1);

    assertThat(err.toString()).hasLineCount(1).contains("--ready-file");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aReadyFileOfTheLastStartDoesNotOutliveTheNextOne() throws IOException {
    Path stale = Files.writeString(directory.resolve("ready.json"), "{}");
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path config =
          configuration("grpc: {port: " + taken.getLocalPort() + "}\nlog: {level: error}");

      assertThat(run("serve", "-c", config.toString(), "--ready-file", stale.toString()))
          .isEqualTo(1);
    }

    assertThat(stale).doesNotExist();
  }

  @Test
  void aStoreInUseIsNamedInOneLine() throws IOException {
    Path config = configuration("grpc: {port: 0}\nlog: {level: error}");
    var options = EmbeddedStoreOptions.in(directory.resolve("data"));
    try (var _ = EmbeddedStore.open(options, Clock.systemUTC())) {
      assertThat(run("serve", "--config", config.toString())).isEqualTo(1);
    }

    assertThat(err.toString()).hasLineCount(1).contains("in use").contains("store.path");
  }

  @Test
  void aKeySetOfTheWrongModeIsNamedInOneLine() throws IOException {
    Path config = configuration("grpc: {port: 0}\nlog: {level: error}");
    Path data = directory.resolve("data");
    EmbeddedStore.open(EmbeddedStoreOptions.in(data), Clock.systemUTC()).close();
    Path _ =
        Files.setPosixFilePermissions(
            data.resolve("keys.json"), PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(run("serve", "--config", config.toString())).isEqualTo(1);

    assertThat(err.toString()).hasLineCount(1).contains("chmod 600");
  }

  @Test
  void aLiveStoreIsCopied() throws IOException {
    Path config = configuration("");
    Path copy = directory.resolve("copy");
    var options = EmbeddedStoreOptions.in(directory.resolve("data"));
    try (var _ = EmbeddedStore.open(options, Clock.systemUTC())) {
      assertThat(run("backup", "--config", config.toString(), "--to", copy.toString())).isZero();
    }

    EmbeddedStore.open(EmbeddedStoreOptions.in(copy), Clock.systemUTC()).close();
    assertThat(out.toString()).contains("end all sessions");
  }

  @Test
  void aCopyOfNothingIsRefused() throws IOException {
    Path config = configuration("store: {path: nowhere}");

    assertThat(run("backup", "-c", config.toString(), "--to", directory.resolve("b").toString()))
        .isEqualTo(1);

    assertThat(err.toString()).contains("no store");
  }

  @Test
  void aMoveNeedsAServerToMoveTo() throws IOException {
    Path config = configuration("");

    assertThat(run("migrate", "-c", config.toString(), "--from", "data")).isEqualTo(2);

    assertThat(err.toString()).hasLineCount(1).contains("set store.engine to postgresql");
  }

  private int run(String... arguments) {
    return CommandLines.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  /// A usable configuration, after `begin`.
  private Path configuration(String begin) throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), SECRET);
    Path _ = Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    return Files.writeString(
        directory.resolve("minipassport.yaml"),
        begin + "\napps: [{id: wx1, secret: \"file:secret\"}]\n");
  }
}
