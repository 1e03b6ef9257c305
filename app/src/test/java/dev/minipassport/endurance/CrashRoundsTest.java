package dev.minipassport.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.v1.SignedIn;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// `kill -9` under load: what was acknowledged before is there after (promises R1 and R2).
@Isolated("it wants the whole machine")
final class CrashRoundsTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 2);
  private static final int CLIENTS = 8;

  @TempDir Path folder = Path.of("");

  private final Random random = new Random(20261123);
  private final Collection<String> live = new ConcurrentLinkedQueue<>();
  private final Collection<String> revoked = new ConcurrentLinkedQueue<>();

  @Test
  void whatWasAcknowledgedSurvives() throws Exception {
    int logins = 0;
    int revocations = 0;
    try (Town town = new Town(folder)) {
      for (int round = 1; round <= ROUNDS; round++) {
        loadUntilKilled(town);
        town.restart();
        assertThat(live).describedAs("round %d: acknowledged logins", round).allMatch(town::admits);
        assertThat(revoked)
            .describedAs("round %d: acknowledged revocations", round)
            .noneMatch(town::admits);
        logins += live.size();
        revocations += revoked.size();
        live.clear();
        revoked.clear();
      }
    }
    System.out.printf(
        "kill -9: %d rounds, %d acknowledged logins valid, %d acknowledged revocations held%n",
        ROUNDS, logins, revocations);
    assertThat(logins).isPositive();
    assertThat(revocations).isPositive();
  }

  /// Kills the service once it has acknowledged a random number of requests, with more under way.
  private void loadUntilKilled(Town town) throws InterruptedException {
    var acknowledged = new CountDownLatch(20 + random.nextInt(180));
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (int client = 0; client < CLIENTS; client++) {
        clients.execute(() -> useUntilGone(town, acknowledged));
      }
      boolean loaded = acknowledged.await(1, TimeUnit.MINUTES);
      town.kill();
      assertThat(loaded).describedAs("the service answers").isTrue();
    }
  }

  /// Signs people in, and ends every third session. A session whose end was asked for and not
  /// acknowledged may be either, so nothing is claimed of it.
  private void useUntilGone(Town town, CountDownLatch acknowledged) {
    try {
      for (int i = 0; ; i++) {
        Optional<SignedIn> login = town.signIn(town.person());
        if (login.isEmpty()) {
          continue;
        }
        String token = login.get().getSessionToken();
        if (i % 3 == 2) {
          if (town.revoke(token)) {
            revoked.add(token);
          }
        } else {
          live.add(token);
        }
        acknowledged.countDown();
      }
    } catch (StatusRuntimeException _) {
      // The service was killed: this client is done.
    }
  }
}
