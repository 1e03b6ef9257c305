package dev.minipassport.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program in a process of its own, as a script would run it.
public final class ProgramProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path output;
  private final Path readyFile;

  private ProgramProcess(Process process, Path output, Path readyFile) {
    this.process = process;
    this.output = output;
    this.readyFile = readyFile;
  }

  public static ProgramProcess start(
      Path directory, Map<String, String> environment, String... arguments) throws IOException {
    Path readyFile = directory.resolve("ready.json");
    Path output = directory.resolve("output.txt");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djdk.httpclient.redirects.retrylimit=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.minipassport.app.Main"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--ready-file", readyFile.toString()));
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new ProgramProcess(builder.start(), output, readyFile);
  }

  /// Waits for the ready file and returns what it says.
  public JsonNode awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(readyFile)) {
      if (process.waitFor(10, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        throw new AssertionError("the program did not get ready:\n" + output());
      }
    }
    return new ObjectMapper().readTree(readyFile.toFile());
  }

  public long pid() {
    return process.pid();
  }

  /// Sends SIGTERM and returns the exit status.
  public int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the program did not end");
    }
    return process.exitValue();
  }

  public boolean saysReady() {
    return Files.exists(readyFile);
  }

  public String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
