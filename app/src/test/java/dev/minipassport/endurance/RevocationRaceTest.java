package dev.minipassport.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.v1.ListSessionsResponse.ListedSession;
import dev.minipassport.v1.SignedIn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Eight logins of one person race with "revoke all", on a running service.
@Isolated("it wants the whole machine")
final class RevocationRaceTest {
  private static final int ROUNDS = Integer.getInteger("race.rounds", 10);
  private static final int LOGINS = 8;
  private static final int LIMIT = Town.LIMIT;

  @TempDir Path folder = Path.of("");

  /// One login of a race.
  ///
  /// @param endedByRevocation acknowledged before a revocation was asked for that was itself
  ///     acknowledged
  private record Raced(String token, String session, boolean endedByRevocation) {}

  @Test
  void revokingAllEndsWhatCameBeforeAndLosesNothingThatCameAfter() throws Exception {
    int ended = 0;
    int standing = 0;
    try (Town town = new Town(folder);
        var threads = Executors.newFixedThreadPool(LOGINS + 1)) {
      for (int round = 0; round < ROUNDS; round++) {
        for (Raced raced : race(town, threads, round)) {
          if (raced.endedByRevocation()) {
            ended++;
          } else {
            standing++;
          }
        }
      }
    }
    System.out.printf(
        "revoke all: %d rounds of %d logins; %d were acknowledged before the revocation, none of"
            + " them validates%n",
        ROUNDS, LOGINS, ended);
    assertThat(ended + standing).isEqualTo(ROUNDS * LOGINS);
    assertThat(ended).isPositive();
  }

  private static List<Raced> race(Town town, ExecutorService threads, int round) throws Exception {
    SimulatedPerson person = town.person();
    var newest = new AtomicReference<>(town.signIn(person).orElseThrow().getSessionToken());
    var asked = new AtomicBoolean();
    var acknowledgedFirst = new CountDownLatch(round % LOGINS);
    List<Callable<Optional<Raced>>> calls = new ArrayList<>();
    for (int i = 0; i < LOGINS; i++) {
      calls.add(
          () -> {
            SignedIn login = town.signIn(person).orElseThrow();
            boolean before = !asked.get();
            newest.set(login.getSessionToken());
            acknowledgedFirst.countDown();
            String session = login.getSession().getSessionId();
            return Optional.of(new Raced(login.getSessionToken(), session, before));
          });
    }
    var acknowledged = new AtomicBoolean();
    calls.add(
        () -> {
          acknowledgedFirst.await();
          asked.set(true);
          acknowledged.set(town.revokeAll(newest.get()));
          return Optional.empty();
        });
    List<Raced> logins = new ArrayList<>();
    for (var call : threads.invokeAll(calls)) {
      call.get().ifPresent(logins::add);
    }
    List<Raced> judged =
        logins.stream()
            .map(
                raced ->
                    new Raced(
                        raced.token(),
                        raced.session(),
                        raced.endedByRevocation() && acknowledged.get()))
            .toList();
    hold(town, judged);
    return judged;
  }

  private static void hold(Town town, List<Raced> logins) {
    List<Raced> admitted = logins.stream().filter(raced -> town.admits(raced.token())).toList();
    assertThat(admitted).noneMatch(Raced::endedByRevocation).hasSizeLessThanOrEqualTo(LIMIT);
    if (!admitted.isEmpty()) {
      assertThat(town.list(admitted.getFirst().token()).getList().getSessionsList())
          .extracting(ListedSession::getSessionId)
          .hasSizeLessThanOrEqualTo(LIMIT)
          .containsAll(admitted.stream().map(Raced::session).toList());
    }
  }
}
