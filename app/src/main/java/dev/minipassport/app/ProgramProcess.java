package dev.minipassport.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// This program once more, as a process of its own, as a script would run it: with the options that
/// this JVM was started with, in a folder that holds its log and its ready file.
public final class ProgramProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(35);
  private static final long PAUSE_MILLIS = 20;
  private static final int LAST_LINES = 10;

  /// Beginnings of the options that the program relies on. Debuggers, ports and the size of the
  /// heap are for one process each.
  private static final List<String> PASSED_ON =
      List.of("-XX:", "--enable-native-access", "--sun-misc-unsafe-memory-access", "-Djdk.");

  private static final List<String> FOR_A_SHORT_LIFE =
      List.of("-XX:TieredStopAtLevel=1", "-Xmx128m");

  private final Process process;
  private final String name;
  private final Path log;
  private final Path readyFile;

  private ProgramProcess(Process process, String name, Path log, Path readyFile) {
    this.process = process;
    this.name = name;
    this.log = log;
    this.readyFile = readyFile;
  }

  /// Starts a command that takes `--ready-file`.
  ///
  /// @param folder where it runs
  /// @param name of its log and its ready file; a log that is there is continued
  /// @param environment added to what this process has, but for our own variables
  public static ProgramProcess start(
      Path folder, String name, Map<String, String> environment, String... arguments)
      throws IOException {
    Path readyFile = folder.resolve(name + ".ready.json");
    Path log = folder.resolve(name + ".log");
    Files.deleteIfExists(readyFile);
    var builder = new ProcessBuilder(command(readyFile, arguments)).directory(folder.toFile());
    surround(builder.environment(), environment);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new ProgramProcess(builder.start(), name, log, readyFile);
  }

  private static List<String> command(Path readyFile, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(passedOn(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    command.addAll(FOR_A_SHORT_LIFE);
    command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path"))));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--ready-file", readyFile.toAbsolutePath().toString()));
    return command;
  }

  static List<String> passedOn(List<String> options) {
    return options.stream()
        .filter(option -> PASSED_ON.stream().anyMatch(option::startsWith))
        .toList();
  }

  private static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// What a developer has set for a service of their own is not for this one.
  static void surround(Map<String, String> inherited, Map<String, String> environment) {
    inherited.keySet().removeIf(variable -> variable.startsWith("MINIPASSPORT_"));
    inherited.putAll(environment);
  }

  /// Waits until it serves and returns what its ready file says.
  ///
  /// @throws Refusal with the end of its log, if it ended instead
  public JsonNode awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (!saysReady()) {
      if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        throw Refusal.failed("The " + name + " did not start; see " + log + ":\n" + tail());
      }
    }
    return new ObjectMapper().readTree(readyFile.toFile());
  }

  private String tail() throws IOException {
    List<String> lines = output().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  public boolean saysReady() {
    return Files.exists(readyFile);
  }

  public long pid() {
    return process.pid();
  }

  /// Everything that processes of this name have written.
  public String output() throws IOException {
    return Files.readString(log);
  }

  /// Ends it as `kill -9` does: it gets no chance to finish anything. Returns the exit status.
  public int kill() throws InterruptedException {
    process.destroyForcibly();
    return process.waitFor();
  }

  /// Asks it to end, and insists after a while. Returns the exit status.
  public int end() throws InterruptedException {
    process.destroy();
    return process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : kill();
  }

  /// As [#kill()], without waiting for it.
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
