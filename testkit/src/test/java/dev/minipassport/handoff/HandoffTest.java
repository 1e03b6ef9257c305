package dev.minipassport.handoff;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.handoff.Handoff.AlreadyHandedOver;
import dev.minipassport.handoff.Handoff.Issued;
import dev.minipassport.handoff.Handoff.NotSignedIn;
import dev.minipassport.handoff.Redemption.Redeemed;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.NotValid.Reason;
import dev.minipassport.session.Rotation.NotDue;
import dev.minipassport.session.SessionList.Entry;
import dev.minipassport.session.Validation;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.memory.InMemoryStore;
import dev.minipassport.token.SessionToken;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HandoffTest {
  private final TestClock clock = new TestClock();
  private final Passport passport = new Passport(new InMemoryStore(), clock);
  private final SignedIn alice = passport.signIn(ALICE);

  private Redeemed handOver(SessionToken token) {
    var issued = (Issued) passport.issueHandoff.issue(APP, token);
    return (Redeemed) passport.redeemHandoff.redeem(APP, issued.ticket());
  }

  @Test
  void aChildLivesAnHour() {
    Redeemed child = handOver(alice.token());
    assertThat(child.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));

    clock.advance(Duration.ofHours(1));
    assertThat(passport.refusal(child.token())).isEqualTo(Reason.EXPIRED);
    assertThat(passport.admits(alice.token())).isTrue();
  }

  @Test
  void aChildNeverOutlivesItsParent() {
    clock.advance(Duration.ofDays(6));
    passport.validate(alice.token());
    clock.advance(Duration.ofDays(6));
    passport.validate(alice.token());
    clock.advance(Duration.ofDays(6));
    passport.validate(alice.token());
    clock.advance(Duration.ofDays(6));
    passport.validate(alice.token());
    clock.advance(Duration.ofDays(6).minusMinutes(10));

    Redeemed child = handOver(alice.token());

    assertThat(child.expiresAt()).isEqualTo(alice.session().endsAt());
  }

  @Test
  void aChildKeepsTheInstantAtWhichThePersonLoggedIn() {
    clock.advance(Duration.ofMinutes(20));

    Redeemed child = handOver(alice.token());

    assertThat(child.session().loggedInAt()).isEqualTo(alice.session().loggedInAt());
  }

  @Test
  void aChildIsNotRotated() {
    Redeemed child = handOver(alice.token());
    clock.advance(Duration.ofMinutes(59));

    assertThat(((Validation.Valid) passport.validate(child.token())).rotateDue()).isFalse();
    assertThat(passport.rotate.rotate(APP, child.token())).isEqualTo(new NotDue(Optional.empty()));
  }

  @Test
  void aChildHandsNothingOver() {
    Redeemed child = handOver(alice.token());

    assertThat(passport.issueHandoff.issue(APP, child.token())).isEqualTo(new AlreadyHandedOver());
  }

  @Test
  void aChildSeesItsParentAsTheCurrentSession() {
    Redeemed child = handOver(alice.token());

    assertThat(passport.listed(child.token()))
        .singleElement()
        .matches(Entry::current)
        .returns(alice.session().id(), entry -> entry.session().id());
  }

  @Test
  void whoIsSignedOutGetsNoTicket() {
    passport.revoke.revoke(APP, alice.token());

    assertThat(passport.issueHandoff.issue(APP, alice.token()))
        .isEqualTo(new NotSignedIn(new NotValid(Reason.REVOKED)));
  }

  @Test
  void aLoginDoesNotContinueAChild() {
    Redeemed child = handOver(alice.token());

    SignedIn next = passport.launch(ALICE, child.token());

    assertThat(next.facts().continued()).isFalse();
    assertThat(passport.listed(next.token())).hasSize(2);
  }
}
