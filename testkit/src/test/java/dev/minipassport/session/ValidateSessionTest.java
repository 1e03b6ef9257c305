package dev.minipassport.session;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.NotValid.Reason;
import dev.minipassport.session.SessionTerms.Overflow;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.memory.InMemoryStore;
import dev.minipassport.token.SessionToken;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ValidateSessionTest {
  private final TestClock clock = new TestClock();
  private final Passport passport = new Passport(new InMemoryStore(), clock);

  private Validation.Valid valid(SessionToken token) {
    return (Validation.Valid) passport.validate(token);
  }

  @Test
  void saysWhoHoldsTheToken() {
    SignedIn alice = passport.signIn(ALICE);

    Validation.Valid valid = valid(alice.token());

    assertThat(valid.session()).isEqualTo(alice.session());
    assertThat(valid.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(7)));
    assertThat(valid.rotateDue()).isFalse();
  }

  @Test
  void aTokenOfAnotherAppIsUnknownThere() {
    SignedIn alice = passport.signIn(ALICE);

    assertThat(passport.validate.validate(OTHER_APP, alice.token()))
        .isEqualTo(new NotValid(Reason.UNKNOWN));
    assertThat(passport.admits(alice.token())).isTrue();
  }

  @Test
  void anAppThatIsNotServedIsSaidToBeUnknown() {
    SignedIn alice = passport.signIn(ALICE);
    var nobody = new AppId("wx-nobody");

    assertThatThrownBy(() -> passport.validate.validate(nobody, alice.token()))
        .isInstanceOf(UnknownApp.class);
    assertThat(passport.validate.validateWarm(nobody, alice.token())).isEmpty();
  }

  @Test
  void aTokenNobodyWasGivenIsUnknown() {
    assertThat(passport.refusal(SessionToken.random(new Random(3)))).isEqualTo(Reason.UNKNOWN);
  }

  @Test
  void aSessionEndsWhenItIsNotUsedForTheIdleLifetime() {
    SignedIn alice = passport.signIn(ALICE);
    clock.advance(Duration.ofDays(7).minusMillis(1));
    assertThat(passport.admits(alice.token())).isTrue();

    clock.advance(Duration.ofDays(7));
    assertThat(passport.refusal(alice.token())).isEqualTo(Reason.IDLE);
  }

  @Test
  void useKeepsASessionUntilItsAbsoluteEnd() {
    SignedIn alice = passport.signIn(ALICE);
    for (int day = 0; day < 29; day++) {
      clock.advance(Duration.ofDays(1));
      assertThat(passport.admits(alice.token())).describedAs("day " + day).isTrue();
    }
    assertThat(valid(alice.token()).expiresAt()).isEqualTo(alice.session().endsAt());

    clock.advance(Duration.ofDays(1));
    assertThat(passport.refusal(alice.token())).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void lastSeenIsNotedOnceInATenthOfTheIdleLifetime() {
    SignedIn alice = passport.signIn(ALICE);
    clock.advance(Duration.ofDays(7).dividedBy(10).minusMillis(1));
    passport.validate(alice.token());
    assertThat(valid(alice.token()).session().lastSeenAt()).isEqualTo(alice.session().lastSeenAt());

    clock.advance(Duration.ofMillis(1));
    passport.validate(alice.token());
    assertThat(passport.listed(alice.token()).getFirst().session().lastSeenAt())
        .isEqualTo(clock.instant());
  }

  @Test
  void rotationIsDueFromItsAgeOn() {
    SignedIn alice = passport.signIn(ALICE);
    clock.advance(Duration.ofDays(1).minusMillis(1));
    assertThat(valid(alice.token()).rotateDue()).isFalse();

    clock.advance(Duration.ofMillis(1));
    assertThat(valid(alice.token()).rotateDue()).isTrue();
  }

  @Test
  void shorterTermsApplyToSessionsThatExist() {
    SignedIn alice = passport.signIn(ALICE);
    passport.apps.serve(
        APP,
        new SessionTerms(
            Duration.ofDays(1), Duration.ofHours(1), 5, Overflow.END_OLDEST, Duration.ofHours(1)));
    clock.advance(Duration.ofHours(1));

    assertThat(passport.refusal(alice.token())).isEqualTo(Reason.IDLE);
  }

  @Test
  void anExpiredSessionTakesNoPlaceInTheLimit() {
    SignedIn idle = passport.signIn(ALICE);
    clock.advance(Duration.ofDays(7));
    SignedIn last = idle;
    for (int i = 0; i < 5; i++) {
      last = passport.signIn(ALICE);
    }

    assertThat(passport.listed(last.token())).hasSize(5);
    assertThat(passport.store.changes().after(APP, 0, 10)).isEmpty();
  }
}
