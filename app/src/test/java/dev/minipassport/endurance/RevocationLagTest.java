package dev.minipassport.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.endurance.Nodes.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was revoked at one node is refused by the others within the bound, which runs from the
/// acknowledgement to the start of a validation elsewhere.
@Isolated("it wants the whole machine")
final class RevocationLagTest {
  private static final int ROUNDS = Integer.getInteger("lag.rounds", 30);
  private static final int CALLERS = Integer.getInteger("lag.callers", 1);
  private static final Duration BOUND = Duration.ofSeconds(1);

  /// Validations that make a session warm for sure.
  private static final int WARMING = 3;

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsRevokedAtOneNodeIsRefusedByTheOthers(boolean wakeUps) throws Exception {
    List<Long> lags = new ArrayList<>();
    try (var nodes = new Nodes(folder, 3, wakeUps);
        var traffic = new Traffic(nodes, CALLERS)) {
      for (int round = 0; round < ROUNDS; round++) {
        Node revoking = nodes.get(round);
        String token = nodes.signInAt(nodes.get(round + 1));
        nodes.all().forEach(node -> warm(node, token));
        revoking.revokeAll(token);
        long acknowledged = System.nanoTime();
        assertThat(revoking.admits(token)).isFalse();
        for (Node node : nodes.all()) {
          if (!node.equals(revoking)) {
            lags.add(lastAdmission(node, token) - acknowledged);
          }
        }
      }
      Collections.sort(lags);
      System.out.printf(
          "revocation over 3 nodes, wake-ups %s, %d other calls/s: %d observations, p50 %d ms, p99"
              + " %d ms, longest %d ms%n",
          wakeUps,
          traffic.rate(),
          lags.size(),
          millis(lags, 50),
          millis(lags, 99),
          millis(lags, 100));
      assertThat(traffic.refused()).isZero();
    }
    assertThat(lags.getLast()).isLessThan(BOUND.toNanos());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aNodeThatLostTheDatabaseAdmitsNobodyAfterTheBound(boolean stalled) throws Exception {
    try (var nodes = new Nodes(folder, 2, true)) {
      Node one = nodes.get(0);
      Node other = nodes.get(1);
      String token = nodes.signInAt(one);
      warm(other, token);

      if (stalled) {
        other.database().stall();
      } else {
        other.database().refuse();
      }
      one.revokeAll(token);
      long acknowledged = System.nanoTime();

      assertThat(lastAdmission(other, token) - acknowledged).isLessThan(BOUND.toNanos());
      other.database().pass();
      String next = nodes.signInAt(one);
      while (!other.admits(next)) {
        Thread.onSpinWait();
      }
      assertThat(other.admits(token)).isFalse();
    }
  }

  private static void warm(Node node, String token) {
    for (int i = 0; i < WARMING; i++) {
      assertThat(node.admits(token)).isTrue();
    }
  }

  /// When the last validation began that admitted the session; long ago if the first refuses.
  private static long lastAdmission(Node node, String token) {
    long last = System.nanoTime() - Duration.ofHours(1).toNanos();
    long begun = System.nanoTime();
    while (node.admits(token)) {
      last = begun;
      begun = System.nanoTime();
    }
    return last;
  }

  private static long millis(List<Long> sorted, int percent) {
    int index = Math.min(sorted.size() - 1, sorted.size() * percent / 100);
    return Math.max(0, sorted.get(index) / 1_000_000);
  }
}
