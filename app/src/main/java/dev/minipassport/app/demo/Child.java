package dev.minipassport.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.minipassport.app.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// This very program once more, as a process of its own.
final class Child {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(35);
  private static final long PAUSE_MILLIS = 20;
  private static final List<String> JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:TieredStopAtLevel=1",
          "-Xmx128m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Djdk.httpclient.redirects.retrylimit=1");

  private final Process process;
  private final JsonNode ready;

  private Child(Process process, JsonNode ready) {
    this.process = process;
    this.ready = ready;
  }

  /// Starts a command and waits until it serves.
  ///
  /// @param folder for its log and its ready file
  /// @param environment added to what this process has, but for our own variables
  static Child start(Path folder, String name, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path readyFile = folder.resolve(name + ".ready.json");
    Path log = folder.resolve(name + ".log");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.minipassport.app.Main");
    command.addAll(List.of(arguments));
    command.addAll(List.of("--ready-file", readyFile.toString()));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("MINIPASSPORT_"));
    builder.environment().putAll(environment);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = builder.start();
    try {
      return new Child(process, awaitReady(process, readyFile, name, log));
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static JsonNode awaitReady(Process process, Path readyFile, String name, Path log)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (!Files.exists(readyFile)) {
      if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        throw Refusal.failed("The " + name + " did not start; see " + log + ":\n" + tail(log));
      }
    }
    JsonNode ready = new ObjectMapper().readTree(readyFile.toFile());
    Files.delete(readyFile);
    return ready;
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
  }

  /// What its ready file said.
  JsonNode ready() {
    return ready;
  }

  /// Ends it as `kill -9` does: it gets no chance to finish anything.
  int kill() throws InterruptedException {
    process.destroyForcibly();
    return process.waitFor();
  }

  /// Asks it to end, and insists after a while.
  void end() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
    }
  }
}
