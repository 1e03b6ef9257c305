package dev.minipassport.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.app.demo.Visit;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.v1.Trigger;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// `kill -9` while people have themselves forgotten: each is forgotten, down to the bytes of the
/// files, or not at all; whoever was told so is.
@Isolated("it wants the whole machine")
final class ErasureCrashTest {
  private static final int ROUNDS = Integer.getInteger("erasure.rounds", 2);
  private static final int CLIENTS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String PICTURE = "https://cdn.example.com/a.png";

  @TempDir Path folder = Path.of("");

  private final Random random = new Random(20261126);
  private final AtomicInteger people = new AtomicInteger();
  private final Collection<Forgotten> asked = new ConcurrentLinkedQueue<>();
  private final Set<Forgotten> told = ConcurrentHashMap.newKeySet();

  private record Forgotten(String token, String openId, String nickname) {}

  @Test
  void nobodyIsForgottenByHalf() throws Exception {
    int acknowledged = 0;
    int open = 0;
    int stayed = 0;
    try (Town town = new Town(folder)) {
      for (int round = 1; round <= ROUNDS; round++) {
        loadUntilKilled(town);
        town.restart();
        List<Forgotten> there = asked.stream().filter(one -> town.admits(one.token())).toList();
        assertThat(there)
            .describedAs("round %d: told that all is gone", round)
            .doesNotContainAnyElementsOf(told);
        for (Forgotten one : there) {
          assertThat(town.visit(one.token()).read().getProfile().getNickname().getValue())
              .isEqualTo(one.nickname());
        }
        asked.removeAll(there);
        awaitNothingOf(asked);
        acknowledged += told.size();
        open += there.size() + asked.size() - told.size();
        stayed += there.size();
        asked.clear();
        told.clear();
      }
    }
    System.out.printf(
        "kill -9: %d rounds, %d acknowledged erasures without a byte left, %d in the air of which"
            + " %d had not happened%n",
        ROUNDS, acknowledged, open, stayed);
    assertThat(acknowledged).isPositive();
  }

  private void loadUntilKilled(Town town) throws InterruptedException {
    var acknowledged = new CountDownLatch(10 + random.nextInt(40));
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (int client = 0; client < CLIENTS; client++) {
        clients.execute(() -> comeAndGo(town, acknowledged));
      }
      boolean loaded = acknowledged.await(1, TimeUnit.MINUTES);
      town.kill();
      assertThat(loaded).describedAs("the service answers").isTrue();
    }
  }

  private void comeAndGo(Town town, CountDownLatch acknowledged) {
    try {
      while (true) {
        SimulatedPerson person = town.person();
        String token = town.signIn(person).orElseThrow().getSessionToken();
        Visit visit = town.visit(token);
        var one =
            new Forgotten(
                token, town.openId(person), "Vergissmich%06d".formatted(people.incrementAndGet()));
        String prompt =
            visit.decide(Trigger.TRIGGER_USER_ACTION).getAsk().getCollection().getPromptId();
        assertThat(visit.fill(prompt, one.nickname(), PICTURE).hasFilled()).isTrue();
        asked.add(one);
        if (visit.eraseAll().hasErased()) {
          told.add(one);
          acknowledged.countDown();
        }
      }
    } catch (StatusRuntimeException _) {
      // The service was killed: this client is done.
    }
  }

  /// What a crash left in the log is gone within seconds of the next start.
  private void awaitNothingOf(Collection<Forgotten> gone) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<String> left;
    do {
      left = left(gone);
    } while (!left.isEmpty() && System.nanoTime() < end);
    assertThat(left).describedAs("found in the files of the store").isEmpty();
  }

  private List<String> left(Collection<Forgotten> gone) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("data"))) {
      List<String> contents =
          files.filter(Files::isRegularFile).map(ErasureCrashTest::text).toList();
      return gone.stream()
          .flatMap(one -> Stream.of(one.openId(), one.nickname()))
          .filter(needle -> contents.stream().anyMatch(text -> text.contains(needle)))
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      // The log may go away while it is looked for.
      return "";
    }
  }
}
