package dev.minipassport.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.testkit.history.Bounds;
import dev.minipassport.testkit.history.Call;
import dev.minipassport.testkit.history.Checker;
import dev.minipassport.testkit.history.Clients;
import dev.minipassport.testkit.history.History;
import dev.minipassport.testkit.history.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Whatever breaks, no promise does.
@Isolated("it wants the whole machine")
final class ChaosTest {
  private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(1), 5);
  private static final Path OUTPUT = Path.of("target");
  private static final Duration LONG = Duration.ofMinutes(30);

  private final Duration time =
      Duration.ofSeconds(
          (long) (60 * Double.parseDouble(System.getProperty("chaos.minutes", "2"))));
  private final long seed = Long.getLong("chaos.seed", 20261126);

  @TempDir Path folder = Path.of("");

  @Test
  void noPromiseIsBroken() throws Exception {
    // The database servers run as somebody else.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    var history = new History(System::nanoTime);
    try (var fleet = Fleet.start(folder)) {
      var clients = new Clients(history, fleet.wires());
      var storm = new Storm(fleet, clients, seed);
      try (var crowd = new Crowd(clients, fleet, seed)) {
        storm.rage(time);
        crowd.leave();
        judge(fleet, history.calls(), storm, crowd);
      }
    }
  }

  private void judge(Fleet fleet, List<Call> calls, Storm storm, Crowd crowd) throws Exception {
    List<Violation> violations = new Checker(BOUNDS).check(calls);
    var summary = new Summary(seed, time, calls, storm, violations);
    String text = summary.text();
    Files.createDirectories(OUTPUT);
    Files.writeString(OUTPUT.resolve("chaos-summary.txt"), text);
    Files.write(OUTPUT.resolve("chaos-faults.txt"), storm.log());
    Files.write(
        OUTPUT.resolve("chaos-violations.txt"),
        violations.stream().map(Violation::toString).toList());
    System.out.print(text);
    if (!violations.isEmpty() || !storm.failures().isEmpty()) {
      keepLogs();
    }
    assertThat(crowd.defects()).isEmpty();
    assertThat(storm.failures()).describedAs("what did not come back").isEmpty();
    assertThat(violations).isEmpty();
    assertThat(fleet.cluster().brokenLinks()).isZero();
    assertThatItSaysSomething(summary, storm);
  }

  /// Where nobody gets an answer no promise is broken.
  private void assertThatItSaysSomething(Summary summary, Storm storm) {
    assertThat(summary.neverAcknowledged()).isEmpty();
    assertThat(storm.struck()).isNotEmpty();
    if (time.compareTo(LONG) >= 0) {
      assertThat(storm.struck()).hasSizeGreaterThanOrEqualTo(8);
      assertThat(storm.struck().values().stream().mapToInt(Integer::intValue).sum())
          .isGreaterThanOrEqualTo(100);
    }
  }

  private void keepLogs() throws IOException {
    try (Stream<Path> logs = Files.list(folder)) {
      for (Path log : logs.filter(path -> path.toString().endsWith(".log")).toList()) {
        Files.copy(
            log, OUTPUT.resolve("chaos-" + log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
