package dev.minipassport.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shell script at the root, among JDKs and a Maven that only say how they were called.
final class LauncherTest {
  private static final Path LAUNCHER = Path.of("..", "minipassport").toAbsolutePath().normalize();
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path directory = Path.of("");

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void layOutARepository() throws IOException {
    Path root = Files.createDirectories(directory.resolve("repository"));
    Path copied = Files.copy(LAUNCHER, root.resolve("minipassport"));
    executable(copied);
    Path source = file("repository/app/src/main/java/Main.java", "class Main {}");
    file("repository/pom.xml", "<project/>");
    Path _ = Files.setLastModifiedTime(source, FileTime.from(LONG_AGO));
    Path _ = Files.setLastModifiedTime(root.resolve("pom.xml"), FileTime.from(LONG_AGO));
    file(
        "tools/mvn",
        """
        #!/bin/sh
        echo "mvn $* in $(pwd), JAVA_HOME=$JAVA_HOME"
        mkdir -p app/target/lib && touch app/target/app.jar
        """);
    executable(directory.resolve("tools/mvn"));
    environment.put("PATH", directory.resolve("tools") + ":/usr/bin:/bin");
    environment.put("JAVA_HOME", jdk("jdk-25", "25.0.1").toString());
    environment.put("HOME", directory.toString());
  }

  @Test
  void itIsValidShell() throws IOException, InterruptedException {
    assertThat(run(directory, "sh", "-n", LAUNCHER.toString()).status()).isZero();
  }

  @Test
  void whatIsNotBuiltIsBuiltOnceAndRun() throws IOException, InterruptedException {
    Result first = launch(directory, "serve", "--simulate");
    Result second = launch(directory, "demo");

    assertThat(first.status()).isZero();
    assertThat(first.output())
        .contains("minipassport: building")
        .contains("package in " + repository())
        .contains("JAVA_HOME=" + environment.get("JAVA_HOME"))
        .contains("-jar " + repository().resolve("app/target/app.jar") + " serve --simulate");
    assertThat(second.output()).doesNotContain("building").endsWith("app.jar demo\n");
  }

  @Test
  void whatIsNewerThanTheProgramIsBuiltAgain() throws IOException, InterruptedException {
    launch(directory);
    Path source = directory.resolve("repository/app/src/main/java/Main.java");
    Path _ = Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(launch(directory).output()).contains("building");
  }

  @Test
  void aSourceThatIsGoneIsMissedByTheProgram() throws IOException, InterruptedException {
    Path gone = file("repository/app/src/main/java/Gone.java", "class Gone {}");
    Path _ = Files.setLastModifiedTime(gone, FileTime.from(LONG_AGO));
    launch(directory);
    Files.delete(gone);
    Path _ =
        Files.setLastModifiedTime(gone.getParent(), FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(launch(directory).output()).contains("building");
  }

  @Test
  void anEditDuringTheBuildIsNotMissed() throws IOException, InterruptedException {
    file(
        "tools/mvn",
        """
        #!/bin/sh
        source=app/src/main/java/Main.java
        touch began && mkdir -p app/target/lib
        until [ "$source" -nt began ]; do touch "$source"; done
        until [ app/target/app.jar -nt "$source" ]; do touch app/target/app.jar; done
        """);

    launch(directory);

    assertThat(launch(directory).output()).contains("building");
  }

  @Test
  void twoFirstStartsBuildOnce() throws IOException, InterruptedException {
    assertThat(run(repository(), "mkfifo", "go").status()).isZero();
    file(
        "tools/mvn",
        """
        #!/bin/sh
        echo built >> builds
        read _ < go
        mkdir -p app/target/lib && touch app/target/app.jar
        """);
    Process first = begin("serve");
    Process second = begin("demo");
    for (Process launched : List.of(first, second)) {
      assertThat(launched.inputReader().readLine()).startsWith("minipassport: ");
    }

    Path _ = Files.writeString(repository().resolve("go"), "\n");

    for (Process launched : List.of(first, second)) {
      assertThat(launched.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(launched.exitValue()).isZero();
    }
    assertThat(repository().resolve("builds")).hasContent("built");
  }

  @Test
  void aBuildThatWasKilledKeepsNobodyOut() throws IOException, InterruptedException {
    Process killed = new ProcessBuilder("true").start();
    assertThat(killed.waitFor()).isZero();
    file("repository/app/target/build-by-launcher/pid", killed.pid() + "\n");

    assertThat(launch(directory).output()).contains("building").contains("app.jar");
    assertThat(repository().resolve("app/target/build-by-launcher")).doesNotExist();
  }

  @Test
  void aBuildThatWasKilledBeforeItSaidItsNameKeepsNobodyOut()
      throws IOException, InterruptedException {
    Path _ = Files.createDirectories(repository().resolve("app/target/build-by-launcher"));

    assertThat(launch(directory).output()).contains("building").contains("app.jar");
  }

  @Test
  void itRunsFromAnyDirectoryAndThroughSymbolicLinks() throws IOException, InterruptedException {
    launch(directory);
    Path elsewhere = Files.createDirectories(directory.resolve("else where"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("first"), Path.of("second"));
    Path _ =
        Files.createSymbolicLink(elsewhere.resolve("second"), repository().resolve("minipassport"));

    assertThat(run(elsewhere, link.toString(), "--version").output())
        .endsWith("-jar " + repository().resolve("app/target/app.jar") + " --version\n");
  }

  @Test
  void argumentsArriveAsTheyWereGiven() throws IOException, InterruptedException {
    launch(directory);

    assertThat(launch(directory, "check", "--config", "a file", "$HOME").output())
        .endsWith("check --config a file $HOME\n");
  }

  @Test
  void theExitStatusIsThePrograms() throws IOException, InterruptedException {
    launch(directory);
    environment.put("FAKE_STATUS", "7");

    assertThat(launch(directory).status()).isEqualTo(7);
  }

  @Test
  void theJvmIsToldWhatTheProgramReliesOn() throws IOException, InterruptedException {
    environment.put("JAVA_OPTS", "-Xmx64m -Dx=y");

    assertThat(launch(directory).output())
        .contains("-Djdk.httpclient.redirects.retrylimit=1")
        .contains("-XX:+ExitOnOutOfMemoryError")
        .contains("--enable-native-access=ALL-UNNAMED")
        .contains("-Xmx64m -Dx=y");
  }

  @Test
  void anOlderJdkIsPassedOver() throws IOException, InterruptedException {
    environment.put("JAVA_HOME", jdk("jdk-17", "17.0.15").toString());
    Path _ = jdk(".jdks/temurin-26", "26");

    assertThat(launch(directory).output())
        .contains("JAVA_HOME=")
        .doesNotContain("JAVA_HOME=" + environment.get("JAVA_HOME"))
        .doesNotContain("ran by jdk-17");
  }

  @Test
  void aFailedBuildIsSaid() throws IOException, InterruptedException {
    file("tools/mvn", "#!/bin/sh\nexit 1\n");

    Result result = launch(directory);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("the build failed");
  }

  private Result launch(Path from, String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = repository().resolve("minipassport").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return run(from, command);
  }

  private Process begin(String argument) throws IOException {
    var builder =
        new ProcessBuilder(repository().resolve("minipassport").toString(), argument)
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  private Result run(Path from, String... command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(from.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  private Path repository() throws IOException {
    return directory.toRealPath().resolve("repository");
  }

  private Path jdk(String name, String version) throws IOException {
    file(name + "/release", "JAVA_VERSION=\"" + version + "\"\n");
    for (String program : List.of("java", "javac")) {
      file(
          name + "/bin/" + program,
          "#!/bin/sh\necho \"ran by " + name + ": $*\"\nexit ${FAKE_STATUS:-0}\n");
      executable(directory.resolve(name + "/bin/" + program));
    }
    return directory.resolve(name);
  }

  private Path file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Path _ = Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static void executable(Path file) throws IOException {
    Path _ = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private record Result(int status, String output) {}
}
