package dev.minipassport.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.audit.Note.Action;
import dev.minipassport.handoff.Handoff;
import dev.minipassport.handoff.Redemption;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.SessionToken;
import dev.minipassport.token.TokenDigest;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is written through any port of a store is heard of by the cache, and nothing else is.
final class InvalidationTest {
  private final TestClock clock = new TestClock();
  private StoreUnderTest store;
  private Passport passport;

  @BeforeEach
  void open() {
    store = StoreUnderTest.cached(clock);
    passport = new Passport(store, clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private boolean warm(SessionToken token) {
    return store.sessions().findWarm(token.digest()).isPresent();
  }

  private SignedIn warmSignIn() {
    SignedIn login = passport.signIn(Passport.ALICE);
    assertThat(passport.admits(login.token())).isTrue();
    assertThat(passport.admits(login.token())).isTrue();
    assertThat(warm(login.token())).isTrue();
    return login;
  }

  @Test
  void aLoginOnAnotherDeviceMakesNothingStale() {
    SignedIn before = warmSignIn();

    passport.signIn(Passport.ALICE);
    assertThat(warm(before.token())).isTrue();
  }

  @Test
  void aLoginThatDisplacesASessionInvalidatesThePerson() {
    SignedIn before = warmSignIn();
    for (int i = 0; i < SessionTerms.DEFAULT.limit(); i++) {
      clock.advance(Duration.ofSeconds(1));
      passport.signIn(Passport.ALICE);
    }

    assertThat(warm(before.token())).isFalse();
    assertThat(passport.admits(before.token())).isFalse();
  }

  @Test
  void aLoginThatContinuesASessionInvalidatesThePerson() {
    SignedIn before = warmSignIn();

    passport.launch(Passport.ALICE, before.token());
    assertThat(warm(before.token())).isFalse();
  }

  @Test
  void aTokenThatALoginGivesOutIsNotShadowedByItsAbsence() {
    SessionToken foreseen;
    try (var elsewhere = StoreUnderTest.cached(clock)) {
      foreseen = seeded(elsewhere).signIn(Passport.ALICE).token();
    }
    assertThat(passport.admits(foreseen)).isFalse();

    assertThat(seeded(store).signIn(Passport.ALICE).token().digest()).isEqualTo(foreseen.digest());
    assertThat(passport.admits(foreseen)).isTrue();
  }

  private Passport seeded(StoreUnderTest over) {
    return new Passport(over, clock, clock::advance, new Random(7));
  }

  @Test
  void aTokenThatARotationGivesOutIsNotShadowedByItsAbsence() {
    SignedIn alice = warmSignIn();
    var next = alice.session().withToken(new TokenDigest(1, 2, 3, 4), clock.instant());
    assertThat(store.sessions().findBy(next.token())).isEmpty();

    var _ =
        store
            .sessions()
            .trade(alice.session(), next, new SealedToken(new byte[1]), clock.instant());
    assertThat(store.sessions().findBy(next.token())).isPresent();
  }

  @Test
  void aSuspensionInvalidatesEveryIdentityOfTheAccountAndNobodyElse() {
    SignedIn alice = warmSignIn();
    SignedIn bob = passport.signIn(Passport.BOB);
    assertThat(passport.admits(bob.token())).isTrue();
    var account = bob.session().identity().account();

    var _ = store.accounts().suspend(account, passport.note(Action.SUSPEND));
    assertThat(warm(bob.token())).isFalse();
    assertThat(warm(alice.token())).isTrue();
  }

  @Test
  void aRedeemedTicketThatDisplacesASiblingInvalidatesThePerson() {
    SignedIn alice = warmSignIn();
    SessionToken first = redeemed(alice);
    assertThat(passport.admits(first)).isTrue();
    assertThat(warm(alice.token())).isTrue();

    for (int i = 0; i < SessionTerms.CHILDREN; i++) {
      SessionToken _ = redeemed(alice);
    }
    assertThat(warm(alice.token())).isFalse();
    assertThat(passport.admits(first)).isFalse();
  }

  private SessionToken redeemed(SignedIn login) {
    var handoff = (Handoff.Issued) passport.issueHandoff.issue(Passport.APP, login.token());
    var redemption = passport.redeemHandoff.redeem(Passport.APP, handoff.ticket());
    return ((Redemption.Redeemed) redemption).token();
  }

  @Test
  void aRuleThatFailsMakesNothingStale() {
    SignedIn alice = warmSignIn();
    var handoff = (Handoff.Issued) passport.issueHandoff.issue(Passport.APP, alice.token());

    assertThatThrownBy(
            () ->
                store
                    .handoffs()
                    .redeem(
                        handoff.ticket().digest(),
                        Passport.APP,
                        clock.instant(),
                        (_, _) -> {
                          throw new IllegalStateException("out of order");
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(warm(alice.token())).isTrue();
  }
}
