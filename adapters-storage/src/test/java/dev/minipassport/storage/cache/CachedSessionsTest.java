package dev.minipassport.storage.cache;

import static dev.minipassport.storage.cache.People.NOW;
import static dev.minipassport.storage.cache.People.session;
import static dev.minipassport.storage.cache.People.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.Overloaded;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.Sessions;
import dev.minipassport.token.SealedToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CachedSessionsTest {
  private static final Session.Live ALICE = session(1);
  private static final Session.Live BOB = session(2);

  private final ScriptedSessions store = new ScriptedSessions();
  private final AtomicLong nanos = new AtomicLong();
  private final NearCache cache = new NearCache(100, nanos::get);
  private final Sessions sessions = cache.before(store, store.commits);
  private ExecutorService callers;

  @BeforeEach
  void fill() {
    store.rows.put(ALICE.token(), ALICE);
    store.rows.put(BOB.token(), BOB);
    callers = Executors.newFixedThreadPool(40);
  }

  @AfterEach
  void close() {
    callers.shutdownNow();
  }

  private Future<Optional<Session>> finding(Session.Live session) {
    return callers.submit(() -> sessions.findBy(session.token()));
  }

  @Test
  void aSecondReadIsWarm() {
    assertThat(sessions.findWarm(ALICE.token())).isEmpty();
    assertThat(sessions.findBy(ALICE.token())).contains(ALICE);

    assertThat(sessions.findBy(ALICE.token())).contains(ALICE);
    assertThat(sessions.findWarm(ALICE.token())).contains(ALICE);
    assertThat(store.loads).hasValue(1);
  }

  @Test
  void whatOthersMayWaitForIsNotBoundedByOneCallersDeadline() {
    List<Deadline> bounds = new ArrayList<>();
    store.aroundReads = () -> bounds.add(Deadline.current());
    Deadline hurried = () -> Duration.ofMillis(1);

    assertThat(hurried.<Optional<Session>>bounds(() -> sessions.findBy(ALICE.token())))
        .contains(ALICE);
    assertThat(bounds).isNotEmpty().containsOnly(Deadline.NONE);
  }

  @Test
  void whoeverIsGoneWhenTheirTurnComesAsksNothing() {
    Deadline over = () -> Duration.ZERO;

    assertThatThrownBy(() -> over.bounds(() -> sessions.findBy(ALICE.token())))
        .isInstanceOf(CallerGone.class);
    assertThat(store.loads).hasValue(0);
  }

  @Test
  void aRevokedSessionIsNotWarmAnyMoreAndTheNextReadAsksTheStore() {
    assertThat(sessions.findBy(ALICE.token())).contains(ALICE);
    sessions.end(ALICE, EndReason.REVOKED, NOW);

    assertThat(sessions.findWarm(ALICE.token())).isEmpty();
    assertThat(sessions.findBy(ALICE.token())).get().isInstanceOf(Session.Ended.class);
  }

  @Test
  void everyWriteOfAPersonLeavesTheOthersWarm() {
    assertThat(sessions.findBy(BOB.token())).contains(BOB);
    sessions.end(ALICE, EndReason.REVOKED, NOW);
    sessions.endAll(ALICE.identity(), NOW);

    assertThat(sessions.findWarm(BOB.token())).contains(BOB);
  }

  @Test
  void aLoadThatARevocationOvertakesIsGivenToItsCallerAndNotKept() throws Exception {
    var load = store.holdNextLoad();
    Future<Optional<Session>> early = finding(ALICE);
    load.awaitRead();
    sessions.end(ALICE, EndReason.REVOKED, NOW);
    load.release();

    assertThat(early.get(10, TimeUnit.SECONDS)).contains(ALICE);
    assertThat(sessions.findWarm(ALICE.token())).isEmpty();
    assertThat(sessions.findBy(ALICE.token())).get().isInstanceOf(Session.Ended.class);
  }

  @Test
  void whoComesAfterTheRevocationDoesNotJoinALoadFromBeforeIt() throws Exception {
    var load = store.holdNextLoad();
    Future<Optional<Session>> early = finding(ALICE);
    load.awaitRead();
    sessions.end(ALICE, EndReason.REVOKED, NOW);

    Future<Optional<Session>> late = finding(ALICE);
    assertThat(late.get(10, TimeUnit.SECONDS)).get().isInstanceOf(Session.Ended.class);

    load.release();
    assertThat(early.get(10, TimeUnit.SECONDS)).contains(ALICE);
    assertThat(sessions.findWarm(ALICE.token())).isEmpty();
  }

  /// Another node erases the person between two loads, of which the first is the last to return.
  @Test
  void whoeverWasForgottenIsNotBroughtBackByALoadFromBefore() throws Exception {
    ScriptedSessions.Held slow = store.holdNextLoad();
    Future<Optional<Session>> first = finding(ALICE);
    slow.awaitRead();
    store.rows.remove(ALICE.token());
    assertThat(sessions.reread(ALICE.token())).isEmpty();
    slow.release();
    assertThat(first.get(10, TimeUnit.SECONDS)).contains(ALICE);

    assertThat(sessions.findWarm(ALICE.token())).isEmpty();
  }

  /// Another node ends the session between two loads, of which the first is the last to return.
  @Test
  void whoeverWasRefusedIsNotAdmittedByALoadFromBefore() throws Exception {
    ScriptedSessions.Held slow = store.holdNextLoad();
    Future<Optional<Session>> first = finding(ALICE);
    slow.awaitRead();
    store.rows.put(ALICE.token(), new Session.Ended(ALICE.id(), ALICE.app(), EndReason.REVOKED));
    store.commits.cameIntoBeing(token(7));
    assertThat(sessions.findBy(ALICE.token())).get().isInstanceOf(Session.Ended.class);
    slow.release();
    assertThat(first.get(10, TimeUnit.SECONDS)).contains(ALICE);

    assertThat(sessions.findWarm(ALICE.token())).isEmpty();
    assertThat(sessions.findBy(ALICE.token())).get().isInstanceOf(Session.Ended.class);
  }

  @Test
  void whoeverWasForgottenWithNoNewsBetweenIsNotBroughtBackEither() throws Exception {
    ScriptedSessions.Held slow = store.holdNextLoad();
    Future<Optional<Session>> first = finding(ALICE);
    slow.awaitRead();
    store.rows.remove(ALICE.token());
    store.commits.cameIntoBeing(token(7));
    assertThat(sessions.findBy(ALICE.token())).isEmpty();
    slow.release();
    assertThat(first.get(10, TimeUnit.SECONDS)).contains(ALICE);

    assertThat(sessions.findWarm(ALICE.token())).isEmpty();
    assertThat(sessions.findBy(ALICE.token())).isEmpty();
  }

  @Test
  void whoMissesTogetherLoadsOnce() throws Exception {
    var load = store.holdNextLoad();
    List<Future<Optional<Session>>> together = new ArrayList<>();
    together.add(finding(ALICE));
    load.awaitRead();
    var arrived = new CountDownLatch(20);
    for (int i = 0; i < 20; i++) {
      together.add(
          callers.submit(
              () -> {
                arrived.countDown();
                return sessions.findBy(ALICE.token());
              }));
    }
    arrived.await();
    load.release();

    for (Future<Optional<Session>> caller : together) {
      assertThat(caller.get(10, TimeUnit.SECONDS)).contains(ALICE);
    }
    assertThat(store.loads).hasValue(1);
  }

  @Test
  void aFailedLoadFailsWhoJoinedItAndNobodyAfter() {
    store.failing = true;
    assertThatThrownBy(() -> sessions.findBy(ALICE.token())).isInstanceOf(Unavailable.class);

    store.failing = false;
    assertThat(sessions.findBy(ALICE.token())).contains(ALICE);
  }

  @Test
  void absenceIsRememberedForThreeSeconds() {
    var nobody = token(99);
    assertThat(sessions.findBy(nobody)).isEmpty();
    assertThat(sessions.findBy(nobody)).isEmpty();
    assertThat(store.loads).hasValue(1);

    nanos.addAndGet(Duration.ofSeconds(3).toNanos());
    assertThat(sessions.findBy(nobody)).isEmpty();
    assertThat(store.loads).hasValue(2);
  }

  @Test
  void aTokenThatComesIntoBeingIsNotShadowedByItsAbsence() {
    assertThat(sessions.findBy(token(3))).isEmpty();

    Session.Live next = ALICE.withToken(token(3), NOW);
    var _ = sessions.trade(ALICE, next, new SealedToken(new byte[1]), NOW);

    assertThat(sessions.findBy(token(3))).contains(next.presented());
  }

  @Test
  void anAbsenceLoadedBeforeATokenCameIntoBeingIsNotKept() throws Exception {
    Session.Live next = ALICE.withToken(token(3), NOW);
    var load = store.holdNextLoad();
    Future<Optional<Session>> early = finding(next);
    load.awaitRead();
    var _ = sessions.trade(ALICE, next, new SealedToken(new byte[1]), NOW);
    load.release();

    assertThat(early.get(10, TimeUnit.SECONDS)).isEmpty();
    assertThat(sessions.findBy(token(3))).contains(next.presented());
  }

  @Test
  void anUnpresentedTokenIsNotKept() {
    Session.Live fresh = ALICE.withToken(token(3), NOW);
    store.rows.put(token(3), fresh);
    assertThat(sessions.findBy(token(3))).contains(fresh);

    assertThat(sessions.findWarm(token(3))).isEmpty();
  }

  @Test
  void aUseIsRememberedWithoutALoad() {
    assertThat(sessions.findBy(ALICE.token())).contains(ALICE);
    sessions.seen(ALICE, NOW.plusSeconds(60));

    assertThat(sessions.findWarm(ALICE.token())).contains(ALICE.seenAt(NOW.plusSeconds(60)));
    assertThat(store.touches).hasValue(1);
    assertThat(store.loads).hasValue(1);
  }

  @Test
  void aUseBringsNoRevokedSessionBack() {
    assertThat(sessions.findBy(ALICE.token())).contains(ALICE);
    sessions.end(ALICE, EndReason.REVOKED, NOW);
    sessions.seen(ALICE, NOW.plusSeconds(60));

    assertThat(sessions.findWarm(ALICE.token())).isEmpty();
  }

  @Test
  void rereadingGoesPastTheCacheAndRefreshesIt() {
    assertThat(sessions.findBy(ALICE.token())).contains(ALICE);
    Session.Live later = ALICE.seenAt(NOW.plusSeconds(60));
    store.rows.put(ALICE.token(), later);

    assertThat(sessions.reread(ALICE.token())).contains(later);
    assertThat(sessions.findWarm(ALICE.token())).contains(later);
  }

  @Test
  void itHoldsNoMoreThanItMay() {
    for (int i = 10; i < 2000; i++) {
      store.rows.put(token(i), session(i));
      assertThat(sessions.findBy(token(i))).isPresent();
    }

    assertThat(cache.size()).isLessThanOrEqualTo(100);
  }

  @Test
  void aCollisionOfStampsCostsALoadAndNothingElse() {
    Session.Live twin = session(3, collidingWith(ALICE));
    store.rows.put(twin.token(), twin);
    assertThat(sessions.findBy(twin.token())).contains(twin);

    sessions.end(ALICE, EndReason.REVOKED, NOW);

    assertThat(sessions.findWarm(twin.token())).isEmpty();
    assertThat(sessions.findBy(twin.token())).contains(twin);
  }

  private static IdentityId collidingWith(Session.Live session) {
    int wanted = Stamps.slot(session.identity().id());
    for (int i = 0; ; i++) {
      var candidate = new IdentityId(new UUID(9, i));
      if (Stamps.slot(candidate) == wanted) {
        return candidate;
      }
    }
  }

  private static Optional<Session> released(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsLoadedAtATimeIsBounded() throws Exception {
    var release = new CountDownLatch(1);
    var busy = new CountDownLatch(cache.mostLoads());
    var loads =
        new Loads(
            cache,
            _ -> {
              busy.countDown();
              return released(release);
            });
    List<CompletableFuture<Answer>> running = new ArrayList<>();
    for (int i = 0; i < cache.mostLoads(); i++) {
      var digest = token(i);
      running.add(CompletableFuture.supplyAsync(() -> loads.shared(digest), callers));
    }
    busy.await();

    assertThatThrownBy(() -> loads.shared(token(1000))).isInstanceOf(Overloaded.class);
    release.countDown();
    for (CompletableFuture<Answer> load : running) {
      assertThat(load.get(10, TimeUnit.SECONDS).found()).isEmpty();
    }
  }
}
