package dev.minipassport.session;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.NamedRevocation.NoSuchSession;
import dev.minipassport.session.NotValid.Reason;
import dev.minipassport.session.Revocation.Revoked;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.memory.InMemoryStore;
import org.junit.jupiter.api.Test;

final class RevokeSessionsTest {
  private final Passport passport = new Passport(new InMemoryStore(), new TestClock());
  private final SignedIn phone = passport.signIn(ALICE, "Phone");
  private final SignedIn tablet = passport.signIn(ALICE, "Tablet");
  private final SignedIn bob = passport.signIn(BOB);

  @Test
  void aPersonEndsTheSessionTheyAreIn() {
    assertThat(passport.revoke.revoke(APP, phone.token())).isEqualTo(new Revoked());

    assertThat(passport.refusal(phone.token())).isEqualTo(Reason.REVOKED);
    assertThat(passport.admits(tablet.token())).isTrue();
  }

  @Test
  void aPersonEndsASessionOfTheirsElsewhere() {
    assertThat(passport.revoke.revoke(APP, phone.token(), tablet.session().id()))
        .isEqualTo(new Revoked());

    assertThat(passport.admits(phone.token())).isTrue();
    assertThat(passport.admits(tablet.token())).isFalse();
  }

  @Test
  void nobodyEndsTheSessionOfAnother() {
    assertThat(passport.revoke.revoke(APP, phone.token(), bob.session().id()))
        .isEqualTo(new NoSuchSession());
    assertThat(passport.admits(bob.token())).isTrue();
  }

  @Test
  void othersLeavesTheOneThatAsks() {
    assertThat(passport.revoke.revokeOthers(APP, phone.token())).isEqualTo(new Revoked());

    assertThat(passport.listed(phone.token())).singleElement().matches(SessionList.Entry::current);
    assertThat(passport.refusal(tablet.token())).isEqualTo(Reason.REVOKED);
    assertThat(passport.admits(bob.token())).isTrue();
  }

  @Test
  void allLeavesNone() {
    assertThat(passport.revoke.revokeAll(APP, phone.token())).isEqualTo(new Revoked());

    assertThat(passport.refusal(phone.token())).isEqualTo(Reason.REVOKED);
    assertThat(passport.refusal(tablet.token())).isEqualTo(Reason.REVOKED);
    assertThat(passport.admits(bob.token())).isTrue();
  }

  @Test
  void whoIsSignedOutEndsNothing() {
    passport.revoke.revoke(APP, phone.token());

    assertThat(passport.revoke.revokeAll(APP, phone.token()))
        .isEqualTo(new NotValid(Reason.REVOKED));
    assertThat(passport.admits(tablet.token())).isTrue();
  }

  @Test
  void aPhoneATabletAndAPcAreThreeSessions() {
    passport.signIn(ALICE, "PC");

    assertThat(passport.listed(phone.token()))
        .extracting(entry -> entry.session().device().orElseThrow().text())
        .containsExactlyInAnyOrder("Phone", "Tablet", "PC");
  }
}
