package dev.minipassport.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs programs of the machine. PostgreSQL does not run as root, so what belongs to it runs as
/// nobody where root runs this.
final class Shell {
  private static final long SECONDS = 60;
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");
  private static final List<String> OWNED_BY_NOBODY = List.of("chown", "nobody:nogroup");

  private Shell() {}

  /// What a program wrote, and its exit status.
  record Outcome(int status, String output) {
    boolean succeeded() {
      return status == 0;
    }
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  static Outcome attempt(List<String> command) {
    try {
      Path output = Files.createTempFile("chaos-", ".out");
      try {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C"));
        Process process =
            builder.directory(Path.of("/").toFile()).redirectOutput(output.toFile()).start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          return new Outcome(-1, "no end after " + SECONDS + " s: " + command);
        }
        return new Outcome(
            process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String run(List<String> command) {
    Outcome outcome = attempt(command);
    if (!outcome.succeeded()) {
      throw new IllegalStateException(
          "%s ended with %d:%n%s".formatted(command, outcome.status(), outcome.output()));
    }
    return outcome.output();
  }

  /// The same, as whoever PostgreSQL runs as.
  static Outcome attemptForDatabase(List<String> command) {
    return attempt(forDatabase(command));
  }

  static String runForDatabase(List<String> command) {
    return run(forDatabase(command));
  }

  private static List<String> forDatabase(List<String> command) {
    var whole = new ArrayList<String>();
    if (isRoot()) {
      whole.addAll(AS_NOBODY);
    }
    whole.addAll(command);
    return whole;
  }

  static void giveToDatabase(Path folder) {
    if (isRoot()) {
      var command = new ArrayList<>(OWNED_BY_NOBODY);
      command.add(folder.toString());
      String _ = run(command);
    }
  }

  static void signal(String signal, long pid) {
    Outcome _ = attempt(List.of("kill", "-" + signal, Long.toString(pid)));
  }
}
