package dev.minipassport.storage.cache;

import static dev.minipassport.storage.cache.People.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.Sessions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a cache does whose store others write to as well.
final class BeliefTest {
  private static final Session.Live ALICE = session(1);
  private static final Session.Live BOB = session(2);

  private final ScriptedSessions store = new ScriptedSessions();
  private final ScriptedBelief belief = new ScriptedBelief(() -> {});
  private final NearCache cache = new NearCache(100, 4, belief::now, belief);
  private final Sessions sessions = cache.before(store, store.commits);
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @BeforeEach
  void fill() {
    store.rows.put(ALICE.token(), ALICE);
    store.rows.put(BOB.token(), BOB);
  }

  @AfterEach
  void close() {
    callers.shutdownNow();
  }

  private Optional<Session> find(Session.Live session) {
    return sessions.findBy(session.token());
  }

  /// On another node, which nobody tells of here.
  private void end(Session.Live session) {
    store.rows.put(
        session.token(), new Session.Ended(session.id(), session.app(), EndReason.REVOKED));
  }

  @Test
  void itStepsAsideWhileItIsNotBelievedAndGoesOnAfterwards() {
    assertThat(find(ALICE)).contains(ALICE);
    belief.passes(ScriptedBelief.LAG + 1);

    assertThat(sessions.findWarm(ALICE.token())).isEmpty();
    assertThat(find(ALICE)).contains(ALICE);
    assertThat(find(ALICE)).contains(ALICE);
    assertThat(store.loads).hasValue(3);
    assertThat(cache.statistics().bypasses()).isEqualTo(2);

    belief.knownAt = belief.now();
    assertThat(sessions.findWarm(ALICE.token())).contains(ALICE);
  }

  @Test
  void whatTheStoreDoesNotAnswerIsAskedPastItToo() {
    belief.passes(ScriptedBelief.LAG + 1);
    store.failing = true;

    assertThatThrownBy(() -> find(ALICE)).isInstanceOf(Unavailable.class);

    assertThat(cache.statistics().bypasses()).isEqualTo(1);
  }

  @Test
  void aLoadThatIsOlderThanTheLagIsNotJoined() throws Exception {
    var load = store.holdNextLoad();
    Future<Optional<Session>> early = callers.submit(() -> find(ALICE));
    load.awaitRead();
    end(ALICE);
    belief.passes(ScriptedBelief.LAG + 1);

    assertThat(find(ALICE)).get().isInstanceOf(Session.Ended.class);
    load.release();
    assertThat(early.get(10, TimeUnit.SECONDS)).contains(ALICE);
  }

  /// Whoever asked twice on this node would wonder.
  @Test
  void whatWasFoundToBeOverIsNotBroughtBackByAnEarlierLoad() throws Exception {
    assertThat(find(ALICE)).contains(ALICE);
    var load = store.holdNextLoad();
    Future<Optional<Session>> early = callers.submit(() -> sessions.reread(ALICE.token()));
    load.awaitRead();
    end(ALICE);
    assertThat(sessions.reread(ALICE.token())).get().isInstanceOf(Session.Ended.class);
    load.release();
    assertThat(early.get(10, TimeUnit.SECONDS)).contains(ALICE);

    assertThat(sessions.findWarm(ALICE.token())).isEmpty();
    assertThat(find(ALICE)).get().isInstanceOf(Session.Ended.class);
    assertThat(cache.statistics().droppedLoads()).isEqualTo(1);
  }

  @Test
  void afterAnythingNothingIsBelievedThatWasReadBefore() {
    assertThat(find(ALICE)).contains(ALICE);
    assertThat(find(BOB)).contains(BOB);
    cache.anything();

    assertThat(sessions.findWarm(ALICE.token())).isEmpty();
    assertThat(sessions.findWarm(BOB.token())).isEmpty();
    assertThat(find(BOB)).contains(BOB);
    assertThat(sessions.findWarm(BOB.token())).contains(BOB);
  }

  @Test
  void whatIsKeptIsLookedUpAgainByAndByAndNotAllAtOnce() {
    for (int i = 1; i <= 80; i++) {
      store.rows.put(People.token(i), session(i));
      assertThat(sessions.findBy(People.token(i))).isPresent();
    }
    int warmForFive = warmAfter(Duration.ofMinutes(5));
    int warmForSeven = warmAfter(Duration.ofMinutes(2).plusSeconds(30));

    assertThat(warmForFive).isGreaterThan(70);
    assertThat(warmForSeven).isBetween(15, 65);
    assertThat(warmAfter(Duration.ofMinutes(3))).isZero();
  }

  private int warmAfter(Duration more) {
    belief.passes(more.toNanos());
    belief.knownAt = belief.now();
    int warm = 0;
    for (int i = 1; i <= 80; i++) {
      warm += sessions.findWarm(People.token(i)).isPresent() ? 1 : 0;
    }
    return warm;
  }
}
