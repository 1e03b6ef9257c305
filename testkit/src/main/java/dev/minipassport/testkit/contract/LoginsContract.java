package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static dev.minipassport.testkit.Passport.THIRD_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Note.Action;
import dev.minipassport.change.Change.Kind;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.Login;
import dev.minipassport.login.Login.AccountSuspended;
import dev.minipassport.login.Login.SessionLimitReached;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.login.LoginFacts;
import dev.minipassport.login.LoginFacts.Linkage;
import dev.minipassport.session.NotValid.Reason;
import dev.minipassport.session.Rotation;
import dev.minipassport.session.Session;
import dev.minipassport.session.SessionId;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.session.SessionTerms.Overflow;
import dev.minipassport.session.Validation;
import dev.minipassport.testkit.ScriptedExchange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What every implementation of `Logins` and `SessionKeys` does.
public abstract class LoginsContract extends StoreContract {
  private static final UnionId ALICE_EVERYWHERE = new UnionId("uAlice");
  private static final UnionId SOMEBODY_ELSE = new UnionId("uSomebodyElse");
  private static final OwnerId OWNER = new OwnerId("owner-1");

  private static Identity identity(SignedIn login) {
    return login.session().identity();
  }

  private List<String> keysOf(SignedIn login) {
    return store.sessionKeys().of(identity(login), clock.instant()).stream()
        .map(key -> key.use(bytes -> new String(bytes, StandardCharsets.US_ASCII)))
        .toList();
  }

  private static String key(int number) {
    return ScriptedExchange.sessionKey(number)
        .use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
  }

  @Test
  void theFirstLoginMakesAnIdentityAndTheNextOneFindsIt() {
    SignedIn first = passport.signIn(ALICE);
    SignedIn second = passport.signIn(ALICE);

    assertThat(first.facts()).isEqualTo(new LoginFacts(true, false, Linkage.UNCHANGED));
    assertThat(second.facts()).isEqualTo(new LoginFacts(false, false, Linkage.UNCHANGED));
    assertThat(identity(second)).isEqualTo(identity(first));
    assertThat(second.session().id()).isNotEqualTo(first.session().id());
  }

  @Test
  void parallelFirstLoginsMakeOneIdentityAndOneSessionEach() throws Exception {
    List<SignedIn> logins = allAtOnce(5, () -> passport.signIn(ALICE));

    assertThat(logins)
        .extracting(login -> identity(login).account())
        .containsOnly(identity(logins.getFirst()).account());
    assertThat(logins).filteredOn(login -> login.facts().firstLogin()).hasSize(1);
    assertThat(store.sessions().of(identity(logins.getFirst()))).hasSize(5);
    assertThat(logins).allMatch(login -> passport.admits(login.token()));
  }

  @Test
  void theLimitHoldsUnderParallelLogins() throws Exception {
    List<SignedIn> logins = allAtOnce(12, () -> passport.signIn(ALICE));

    assertThat(logins).filteredOn(login -> passport.admits(login.token())).hasSize(5);
    assertThat(store.sessions().of(identity(logins.getFirst()))).hasSize(5);
  }

  @Test
  void aLoginBeyondTheLimitEndsTheOldest() {
    SignedIn oldest = passport.signIn(ALICE);
    passport.validate(oldest.token());
    clock.advance(Duration.ofSeconds(1));
    var others = new ArrayList<SignedIn>();
    for (int i = 0; i < 5; i++) {
      others.add(passport.signIn(ALICE));
    }

    assertThat(passport.refusal(oldest.token())).isEqualTo(Reason.DISPLACED);
    assertThat(others).allMatch(login -> passport.admits(login.token()));
    assertThat(changeKinds()).containsExactly(Kind.SESSION_ENDED);
  }

  @Test
  void anAppMayRefuseLoginsBeyondTheLimit() {
    passport.apps.serve(
        APP,
        new SessionTerms(
            Duration.ofDays(30), Duration.ofDays(7), 1, Overflow.REFUSE, Duration.ofDays(1)));
    SignedIn first = passport.signIn(ALICE);

    Login second = passport.login(APP, passport.codeOf(ALICE));

    assertThat(second).isEqualTo(new SessionLimitReached());
    assertThat(passport.admits(first.token())).isTrue();
    assertThat(keysOf(first)).containsExactly(key(1));
    assertThat(changeKinds()).isEmpty();
  }

  @Test
  void aLoginWithItsCurrentTokenContinuesTheSession() {
    SignedIn first = passport.signIn(ALICE, "iPhone");
    passport.validate(first.token());
    clock.advance(Duration.ofHours(1));

    SignedIn next = passport.launch(ALICE, first.token());

    assertThat(next.facts()).isEqualTo(new LoginFacts(false, true, Linkage.UNCHANGED));
    assertThat(next.session().id()).isEqualTo(first.session().id());
    assertThat(next.session().createdAt()).isEqualTo(first.session().createdAt());
    assertThat(next.session().loggedInAt()).isEqualTo(clock.instant());
    assertThat(next.session().device()).isEqualTo(first.session().device());
    assertThat(store.sessions().findBy(next.token().digest())).contains(next.session());
    assertThat(store.sessions().findBy(first.token().digest()).orElseThrow())
        .isInstanceOf(Session.Superseded.class);
    assertThat(keysOf(next)).containsExactly(key(2), key(1));
    assertThat(changeKinds()).containsExactly(Kind.TOKEN_CHANGED);
  }

  @Test
  void twentyColdLaunchesLeaveOneSession() {
    SignedIn login = passport.signIn(ALICE);
    for (int i = 0; i < 20; i++) {
      clock.advance(Duration.ofMinutes(10));
      login = passport.launch(ALICE, login.token());
    }

    assertThat(passport.listed(login.token())).hasSize(1);
  }

  @Test
  void theTokenOfAnotherPersonContinuesNothing() {
    SignedIn bob = passport.signIn(BOB);

    SignedIn alice = passport.launch(ALICE, bob.token());

    assertThat(alice.facts().continued()).isFalse();
    assertThat(alice.session().id()).isNotEqualTo(bob.session().id());
    assertThat(passport.admits(bob.token())).isTrue();
  }

  @Test
  void theTokenOfAnEndedSessionContinuesNothing() {
    SignedIn first = passport.signIn(ALICE);
    passport.revoke.revoke(APP, first.token());

    SignedIn next = passport.launch(ALICE, first.token());

    assertThat(next.facts().continued()).isFalse();
    assertThat(next.session().id()).isNotEqualTo(first.session().id());
  }

  @Test
  void aUnionIdFindsTheAccountAcrossTheOwnersApps() {
    passport.apps.setOwner(APP, OWNER);
    passport.apps.setOwner(OTHER_APP, OWNER);
    SignedIn here = passport.signIn(APP, ALICE, ALICE_EVERYWHERE);

    SignedIn there = passport.signIn(OTHER_APP, BOB, ALICE_EVERYWHERE);

    assertThat(identity(there).account()).isEqualTo(identity(here).account());
    assertThat(identity(there).id()).isNotEqualTo(identity(here).id());
    assertThat(there.facts()).isEqualTo(new LoginFacts(true, false, Linkage.LINKED));
  }

  @Test
  void withoutAnOwnerNobodyIsLinked() {
    SignedIn here = passport.signIn(APP, ALICE, ALICE_EVERYWHERE);
    SignedIn there = passport.signIn(OTHER_APP, BOB, ALICE_EVERYWHERE);

    assertThat(identity(there).account()).isNotEqualTo(identity(here).account());
  }

  @Test
  void ofDifferentOwnersNobodyIsLinked() {
    passport.apps.setOwner(APP, OWNER);
    passport.apps.setOwner(OTHER_APP, new OwnerId("owner-2"));
    SignedIn here = passport.signIn(APP, ALICE, ALICE_EVERYWHERE);
    SignedIn there = passport.signIn(OTHER_APP, BOB, ALICE_EVERYWHERE);

    assertThat(identity(there).account()).isNotEqualTo(identity(here).account());
  }

  @Test
  void aUnionIdThatArrivesLaterLinksAndLeavesAnAlias() {
    passport.apps.setOwner(APP, OWNER);
    passport.apps.setOwner(OTHER_APP, OWNER);
    SignedIn alone = passport.signIn(ALICE);
    SignedIn there = passport.signIn(OTHER_APP, BOB, ALICE_EVERYWHERE);
    passport.validate(alone.token());

    SignedIn linked = passport.signIn(APP, ALICE, ALICE_EVERYWHERE);

    assertThat(linked.facts().linkage()).isEqualTo(Linkage.LINKED);
    assertThat(identity(linked).id()).isEqualTo(identity(alone).id());
    assertThat(identity(linked).account()).isEqualTo(identity(there).account());
    assertThat(identity(linked).unionId()).contains(ALICE_EVERYWHERE);
    assertThat(
            ((Session.Live) store.sessions().findBy(alone.token().digest()).orElseThrow())
                .identity())
        .isEqualTo(identity(linked));
    assertThat(changeKinds()).containsExactly(Kind.LINKED);
  }

  @Test
  void aUnionIdNobodyHoldsYetIsHeldFromThenOn() {
    passport.apps.setOwner(APP, OWNER);
    passport.apps.setOwner(OTHER_APP, OWNER);
    SignedIn alone = passport.signIn(ALICE);
    SignedIn named = passport.signIn(APP, ALICE, ALICE_EVERYWHERE);
    SignedIn there = passport.signIn(OTHER_APP, BOB, ALICE_EVERYWHERE);

    assertThat(named.facts().linkage()).isEqualTo(Linkage.UNCHANGED);
    assertThat(identity(there).account()).isEqualTo(identity(alone).account());
  }

  @Test
  void anotherUnionIdForAKnownPersonIsSaidAndNotWritten() {
    passport.apps.setOwner(APP, OWNER);
    SignedIn before = passport.signIn(APP, ALICE, ALICE_EVERYWHERE);

    SignedIn after = passport.signIn(APP, ALICE, SOMEBODY_ELSE);

    assertThat(after.facts().linkage()).isEqualTo(Linkage.UNION_ID_DIFFERS);
    assertThat(identity(after)).isEqualTo(identity(before));
  }

  @Test
  void aUnionIdThatWeChatContradictsLinksNobody() {
    SignedIn alone = passport.signIn(APP, ALICE, ALICE_EVERYWHERE);
    passport.apps.setOwner(OTHER_APP, OWNER);
    passport.signIn(OTHER_APP, BOB, ALICE_EVERYWHERE);
    passport.apps.setOwner(APP, OWNER);

    SignedIn here = passport.signIn(APP, ALICE, SOMEBODY_ELSE);

    assertThat(here.facts().linkage()).isEqualTo(Linkage.UNION_ID_DIFFERS);
    assertThat(identity(here)).isEqualTo(identity(alone));
  }

  @Test
  void anAccountThatStillHasSomebodyBecomesNoAlias() {
    passport.apps.setOwner(APP, OWNER);
    passport.apps.setOwner(OTHER_APP, OWNER);
    var newOwner = new OwnerId("owner-2");
    passport.apps.setOwner(THIRD_APP, newOwner);
    SignedIn here = passport.signIn(APP, ALICE, ALICE_EVERYWHERE);
    SignedIn there = passport.signIn(OTHER_APP, BOB, ALICE_EVERYWHERE);
    SignedIn third = passport.signIn(THIRD_APP, ALICE, ALICE_EVERYWHERE);
    passport.apps.setOwner(APP, newOwner);

    SignedIn moved = passport.signIn(APP, ALICE, ALICE_EVERYWHERE);

    assertThat(identity(moved).account()).isEqualTo(identity(third).account());
    assertThat(identity(here).account()).isEqualTo(identity(there).account());
    assertThat(store.accounts().find(identity(there).account()).orElseThrow().id())
        .isEqualTo(identity(there).account());
  }

  @Test
  void accountsSuspendedAlikeAreLinkedAndStaySuspended() {
    passport.apps.setOwner(OTHER_APP, OWNER);
    SignedIn alone = passport.signIn(ALICE);
    SignedIn there = passport.signIn(OTHER_APP, BOB, ALICE_EVERYWHERE);
    store.accounts().suspend(identity(alone).account(), passport.note(Action.SUSPEND));
    store.accounts().suspend(identity(there).account(), passport.note(Action.SUSPEND));
    passport.apps.setOwner(APP, OWNER);

    assertThat(
            passport.login(
                APP, passport.exchange.codeOf(APP, ALICE, Optional.of(ALICE_EVERYWHERE))))
        .isEqualTo(new AccountSuspended());
  }

  @Test
  void aLoginThatContinuesWipesWhatEarlierTokensCouldReplay() {
    SignedIn first = passport.signIn(ALICE);
    clock.advance(Duration.ofDays(1));
    var lost = (Rotation.Rotated) passport.rotate.rotate(APP, first.token());

    SignedIn next = passport.launch(ALICE, first.token());

    assertThat(passport.rotate.rotate(APP, first.token()))
        .isEqualTo(new Rotation.NotDue(Optional.empty()));
    assertThat(((Validation.Valid) passport.validate(first.token())).rotateDue()).isFalse();
    assertThat(passport.admits(lost.successor())).isTrue();
    assertThat(passport.admits(next.token())).isTrue();
  }

  @Test
  void aLoginWithTheNewestTokenStartsTheGraceOfTheOneBefore() {
    SignedIn first = passport.signIn(ALICE);
    clock.advance(Duration.ofDays(1));
    var rotated = (Rotation.Rotated) passport.rotate.rotate(APP, first.token());
    Instant graceEnds = clock.instant().plus(SessionTerms.ROTATION_GRACE);

    passport.launch(ALICE, rotated.successor());

    assertThat(store.sessions().findBy(first.token().digest()).orElseThrow())
        .isInstanceOfSatisfying(
            Session.Superseded.class, old -> assertThat(old.graceEndsAt()).contains(graceEnds));
  }

  @Test
  void aStolenSessionEndsAlsoWhereTheLoginFindsNoRoom() {
    SignedIn phone = passport.signIn(ALICE);
    SignedIn tablet = passport.signIn(ALICE);
    SignedIn next = passport.launch(ALICE, phone.token());
    passport.validate(next.token());
    passport.apps.serve(
        APP,
        new SessionTerms(
            Duration.ofDays(30), Duration.ofDays(7), 1, Overflow.REFUSE, Duration.ofDays(1)));
    clock.advance(SessionTerms.ROTATION_GRACE);

    Login refused = passport.attempt(ALICE, Optional.of(phone.token()), Optional.empty());

    assertThat(refused).isEqualTo(new SessionLimitReached());
    assertThat(passport.refusal(next.token())).isEqualTo(Reason.STOLEN);
    assertThat(passport.admits(tablet.token())).isTrue();
  }

  @Test
  void accountsThatDisagreeAreNotLinked() {
    passport.apps.setOwner(OTHER_APP, OWNER);
    SignedIn alone = passport.signIn(ALICE);
    SignedIn there = passport.signIn(OTHER_APP, BOB, ALICE_EVERYWHERE);
    store.accounts().suspend(identity(there).account(), passport.note(Action.SUSPEND));
    passport.apps.setOwner(APP, OWNER);

    SignedIn here = passport.signIn(APP, ALICE, ALICE_EVERYWHERE);

    assertThat(here.facts().linkage()).isEqualTo(Linkage.ACCOUNTS_CONFLICT);
    assertThat(identity(here).account()).isEqualTo(identity(alone).account());
    assertThat(store.accounts().find(identity(alone).account()).orElseThrow().suspended())
        .isFalse();
  }

  @Test
  void theReplacedSessionKeyStaysForFiveMinutes() {
    SignedIn first = passport.signIn(ALICE);
    clock.advance(Duration.ofHours(1));
    passport.signIn(ALICE);
    assertThat(keysOf(first)).containsExactly(key(2), key(1));

    clock.advance(Duration.ofMinutes(5));
    assertThat(keysOf(first)).containsExactly(key(2));
  }

  @Test
  void eachPersonHasTheirOwnSessionKeys() {
    SignedIn alice = passport.signIn(ALICE);
    SignedIn bob = passport.signIn(BOB);

    assertThat(keysOf(alice)).containsExactly(key(1));
    assertThat(keysOf(bob)).containsExactly(key(2));
  }

  /// Eight logins race with "end all": what was acknowledged before it was asked for is ended,
  /// nothing live is missing from the list, and the limit holds.
  @Test
  void loginsRaceWithEndingAll() throws Exception {
    for (int round = 0; round < 25; round++) {
      var person = new OpenId("oRacer_" + round);
      SignedIn before = passport.signIn(person);
      List<SignedIn> during = new ArrayList<>();
      try (var threads = Executors.newFixedThreadPool(9)) {
        List<Callable<Optional<SignedIn>>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          calls.add(() -> Optional.of(passport.signIn(person)));
        }
        calls.add(
            4,
            () -> {
              store.sessions().endAll(identity(before), clock.instant());
              return Optional.empty();
            });
        for (var future : threads.invokeAll(calls)) {
          future.get().ifPresent(during::add);
        }
      }
      assertThat(passport.admits(before.token())).isFalse();
      var admitted = new HashSet<SessionId>();
      for (SignedIn login : during) {
        if (passport.admits(login.token())) {
          admitted.add(login.session().id());
        }
      }
      assertThat(store.sessions().of(identity(before)))
          .extracting(Session.Live::id)
          .hasSizeLessThanOrEqualTo(5)
          .containsExactlyInAnyOrderElementsOf(admitted);
    }
  }

  private static <T> List<T> allAtOnce(int times, Callable<T> call) throws Exception {
    try (var threads = Executors.newFixedThreadPool(times)) {
      List<T> results = new ArrayList<>();
      for (var future : threads.invokeAll(Collections.nCopies(times, call))) {
        results.add(future.get());
      }
      return results;
    }
  }
}
