package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.change.Change;
import dev.minipassport.change.Change.Kind;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionId;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.session.Sessions.Ending;
import dev.minipassport.session.Sessions.Trade;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.SessionToken;
import dev.minipassport.token.TokenDigest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// What every implementation of `Sessions` does.
public abstract class SessionsContract extends StoreContract {
  private final RandomGenerator random = new Random(7);

  private TokenDigest anotherToken() {
    return SessionToken.random(random).digest();
  }

  private Instant graceEnd() {
    return clock.instant().plus(SessionTerms.ROTATION_GRACE);
  }

  private static SealedToken replay(String text) {
    return new SealedToken(text.getBytes(StandardCharsets.UTF_8));
  }

  private Session find(TokenDigest token) {
    return store.sessions().findBy(token).orElseThrow();
  }

  private Session.Live live(TokenDigest token) {
    return (Session.Live) find(token);
  }

  @Test
  void findsWhatALoginWrote() {
    SignedIn alice = passport.signIn(ALICE, "iPhone 15");

    assertThat(find(alice.token().digest())).isEqualTo(alice.session());
  }

  @Test
  void findsNothingForATokenNobodyWasGiven() {
    assertThat(store.sessions().findBy(anotherToken())).isEmpty();
  }

  @Test
  void aTokenThatWasAskedForBeforeItExistedIsFoundOnceItExists() {
    SignedIn alice = passport.signIn(ALICE);
    TokenDigest next = anotherToken();
    assertThat(store.sessions().findBy(next)).isEmpty();

    trade(alice.session(), next);

    assertThat(live(next).id()).isEqualTo(alice.session().id());
  }

  @Test
  void anEndedSessionIsEndedForTheNextRead() {
    SignedIn alice = passport.signIn(ALICE);
    find(alice.token().digest());

    store.sessions().end(alice.session(), EndReason.REVOKED, clock.instant());

    assertThat(find(alice.token().digest()))
        .isEqualTo(new Session.Ended(alice.session().id(), APP, EndReason.REVOKED));
    assertThat(store.sessions().findWarm(alice.token().digest())).isNotPresent();
  }

  @Test
  void endingAnEndedSessionKeepsItsFirstReason() {
    SignedIn alice = passport.signIn(ALICE);
    store.sessions().end(alice.session(), EndReason.STOLEN, clock.instant());

    store.sessions().end(alice.session(), EndReason.REVOKED, clock.instant());

    assertThat(find(alice.token().digest()))
        .isEqualTo(new Session.Ended(alice.session().id(), APP, EndReason.STOLEN));
    assertThat(changeKinds()).containsExactly(Kind.SESSION_ENDED);
  }

  @Test
  void endingOneLeavesTheOthers() {
    SignedIn phone = passport.signIn(ALICE);
    SignedIn tablet = passport.signIn(ALICE);

    Ending ending =
        store.sessions().endOne(phone.session().identity(), tablet.session().id(), clock.instant());

    assertThat(ending).isEqualTo(Ending.ENDED);
    assertThat(find(phone.token().digest())).isInstanceOf(Session.Live.class);
    assertThat(find(tablet.token().digest())).isInstanceOf(Session.Ended.class);
  }

  @Test
  void nobodyEndsTheSessionOfAnother() {
    SignedIn alice = passport.signIn(ALICE);
    SignedIn bob = passport.signIn(BOB);

    Ending ending =
        store.sessions().endOne(bob.session().identity(), alice.session().id(), clock.instant());

    assertThat(ending).isEqualTo(Ending.NOT_FOUND);
    assertThat(find(alice.token().digest())).isInstanceOf(Session.Live.class);
  }

  @Test
  void aSessionIsEndedOnce() {
    SignedIn alice = passport.signIn(ALICE);
    var identity = alice.session().identity();
    store.sessions().endOne(identity, alice.session().id(), clock.instant());

    assertThat(store.sessions().endOne(identity, alice.session().id(), clock.instant()))
        .isEqualTo(Ending.NOT_FOUND);
    assertThat(store.sessions().endOne(identity, new SessionId(new UUID(1, 2)), clock.instant()))
        .isEqualTo(Ending.NOT_FOUND);
  }

  @Test
  void endingAllRaisesTheGenerationAndSparesNobodyOfThatIdentity() {
    SignedIn phone = passport.signIn(ALICE);
    SignedIn tablet = passport.signIn(ALICE);
    SignedIn bob = passport.signIn(BOB);
    find(tablet.token().digest());

    store.sessions().endAll(phone.session().identity(), clock.instant());

    assertThat(find(phone.token().digest())).isInstanceOf(Session.Ended.class);
    assertThat(find(tablet.token().digest()))
        .isEqualTo(new Session.Ended(tablet.session().id(), APP, EndReason.REVOKED));
    assertThat(find(bob.token().digest())).isInstanceOf(Session.Live.class);
    assertThat(changeKinds()).containsExactly(Kind.SESSIONS_ENDED);
  }

  @Test
  void aLoginAfterAllWereEndedStands() {
    SignedIn before = passport.signIn(ALICE);
    store.sessions().endAll(before.session().identity(), clock.instant());

    SignedIn after = passport.signIn(ALICE);

    assertThat(live(after.token().digest()).issuedIn())
        .isEqualTo(before.session().identity().generation().next());
    assertThat(store.sessions().of(after.session().identity()))
        .extracting(Session.Live::id)
        .containsExactly(after.session().id());
  }

  @Test
  void endingTheOthersTakesTheKeptOneAlong() {
    SignedIn phone = passport.signIn(ALICE);
    SignedIn tablet = passport.signIn(ALICE);

    store.sessions().endOthers(phone.session(), clock.instant());

    Session.Live kept = live(phone.token().digest());
    assertThat(kept.issuedIn()).isEqualTo(kept.identity().generation());
    assertThat(kept.endsAt()).isEqualTo(phone.session().endsAt());
    assertThat(find(tablet.token().digest())).isInstanceOf(Session.Ended.class);
  }

  @Test
  void listsTheLiveSessionsNewestLoginFirst() {
    SignedIn first = passport.signIn(ALICE);
    clock.advance(Duration.ofMinutes(1));
    SignedIn second = passport.signIn(ALICE);
    clock.advance(Duration.ofMinutes(1));
    SignedIn third = passport.signIn(ALICE);
    passport.signIn(BOB);
    store.sessions().end(second.session(), EndReason.REVOKED, clock.instant());

    assertThat(store.sessions().of(first.session().identity()))
        .extracting(Session.Live::id)
        .containsExactly(third.session().id(), first.session().id());
  }

  @Test
  void useMovesLastSeenForward() {
    SignedIn alice = passport.signIn(ALICE);
    Instant later = clock.instant().plus(Duration.ofHours(20));

    store.sessions().seen(alice.session(), later);
    store.sessions().seen(alice.session(), later.minus(Duration.ofHours(1)));
    store.settle();

    assertThat(live(alice.token().digest()).lastSeenAt()).isEqualTo(later);
    assertThat(
            ((Session.Live) store.sessions().reread(alice.token().digest()).orElseThrow())
                .lastSeenAt())
        .isEqualTo(later);
  }

  @Test
  void useNeverBringsAnEndedSessionBack() {
    SignedIn alice = passport.signIn(ALICE);
    store.sessions().end(alice.session(), EndReason.REVOKED, clock.instant());

    store.sessions().seen(alice.session(), clock.instant().plus(Duration.ofHours(1)));
    store.settle();

    assertThat(find(alice.token().digest())).isInstanceOf(Session.Ended.class);
  }

  @Test
  void aTradeGivesTheSessionAnotherTokenAndNothingElse() {
    SignedIn alice = passport.signIn(ALICE, "Pad");
    clock.advance(Duration.ofDays(2));
    TokenDigest next = anotherToken();

    Trade trade = trade(alice.session(), next);

    assertThat(trade).isEqualTo(Trade.TRADED);
    assertThat(live(next)).isEqualTo(alice.session().withToken(next, clock.instant()));
    assertThat(changeKinds()).containsExactly(Kind.TOKEN_CHANGED);
  }

  private Trade trade(Session.Live current, TokenDigest next) {
    return store
        .sessions()
        .trade(
            current, current.withToken(next, clock.instant()), replay("a successor"), graceEnd());
  }

  @Test
  void theOldTokenFindsItsReplayUntilTheGraceEnds() {
    SignedIn alice = passport.signIn(ALICE);
    TokenDigest next = anotherToken();
    store
        .sessions()
        .trade(
            alice.session(),
            alice.session().withToken(next, clock.instant()),
            replay("the successor"),
            graceEnd());

    var old = (Session.Superseded) find(alice.token().digest());
    assertThat(old.current()).isEqualTo(live(next));
    assertThat(old.graceEndsAt()).isEmpty();
    assertThat(old.successor().orElseThrow().toBytes())
        .isEqualTo(replay("the successor").toBytes());

    store.sessions().presented(live(next), graceEnd());

    assertThat(((Session.Superseded) find(alice.token().digest())).graceEndsAt())
        .contains(graceEnd());
    assertThat(live(next).tokenPresented()).isTrue();
  }

  @Test
  void aGraceThatRunsIsNotProlonged() {
    SignedIn alice = passport.signIn(ALICE);
    TokenDigest second = anotherToken();
    trade(alice.session(), second);
    store.sessions().presented(live(second), graceEnd());
    Instant end = graceEnd();
    clock.advance(Duration.ofSeconds(10));

    trade(live(second), anotherToken());
    store.sessions().presented(live(second(alice, second)), graceEnd());

    assertThat(((Session.Superseded) find(alice.token().digest())).graceEndsAt()).contains(end);
  }

  /// The current token of the session that `old` belonged to.
  private TokenDigest second(SignedIn alice, TokenDigest old) {
    assertThat(find(old)).isInstanceOf(Session.Superseded.class);
    return ((Session.Superseded) find(alice.token().digest())).current().token();
  }

  @Test
  void ofRacingTradesExactlyOneSucceeds() throws Exception {
    SignedIn alice = passport.signIn(ALICE);
    List<Callable<Trade>> trades = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      TokenDigest next = anotherToken();
      trades.add(() -> trade(alice.session(), next));
    }

    assertThat(allAtOnce(trades)).containsOnlyOnce(Trade.TRADED).contains(Trade.STALE);
  }

  @Test
  void anEndedSessionIsNotTraded() {
    SignedIn alice = passport.signIn(ALICE);
    store.sessions().endAll(alice.session().identity(), clock.instant());

    assertThat(trade(alice.session(), anotherToken())).isEqualTo(Trade.STALE);
  }

  @Test
  void sixteenPredecessorsAreRemembered() {
    SignedIn alice = passport.signIn(ALICE);
    List<TokenDigest> tokens = new ArrayList<>(List.of(alice.token().digest()));
    for (int i = 0; i < SessionTerms.PREDECESSORS + 1; i++) {
      TokenDigest next = anotherToken();
      trade(live(tokens.getLast()), next);
      tokens.add(next);
    }

    assertThat(store.sessions().findBy(tokens.getFirst())).isEmpty();
    assertThat(find(tokens.get(1))).isInstanceOf(Session.Superseded.class);
    assertThat(find(tokens.getLast())).isInstanceOf(Session.Live.class);
  }

  @Test
  void thePredecessorOfAnEndedSessionFindsItsEnd() {
    SignedIn alice = passport.signIn(ALICE);
    TokenDigest next = anotherToken();
    trade(alice.session(), next);

    store.sessions().end(live(next), EndReason.STOLEN, clock.instant());

    assertThat(find(alice.token().digest()))
        .isEqualTo(new Session.Ended(alice.session().id(), APP, EndReason.STOLEN));
  }

  @Test
  void everyChangeNamesItsIdentityAndSession() {
    SignedIn alice = passport.signIn(ALICE);
    store.sessions().end(alice.session(), EndReason.REVOKED, clock.instant());

    assertThat(store.changes().after(APP, 0, 10))
        .singleElement()
        .returns(alice.session().identity().id(), Change::identity)
        .returns(Optional.of(alice.session().id()), Change::session)
        .returns(clock.instant(), Change::at);
  }

  @Test
  void changesAreReadPageByPage() {
    SignedIn alice = passport.signIn(ALICE);
    SignedIn again = passport.signIn(ALICE);
    store.sessions().end(alice.session(), EndReason.REVOKED, clock.instant());
    store.sessions().end(again.session(), EndReason.REVOKED, clock.instant());

    Change first = store.changes().after(APP, 0, 1).getFirst();
    assertThat(store.changes().after(APP, first.sequence(), 10))
        .singleElement()
        .returns(Optional.of(again.session().id()), Change::session);
    assertThat(store.changes().after(OTHER_APP, 0, 10)).isEmpty();
  }

  private static <T> List<T> allAtOnce(List<Callable<T>> calls) throws Exception {
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      List<T> results = new ArrayList<>();
      for (var future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    }
  }
}
