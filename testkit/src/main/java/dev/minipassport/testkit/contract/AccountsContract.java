package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Audit.Line;
import dev.minipassport.audit.Note.Action;
import dev.minipassport.change.Change.Kind;
import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Accounts.Suspending;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.Login.AccountSuspended;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.NotValid.Reason;
import dev.minipassport.session.Validation;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every implementation of `Accounts` does.
public abstract class AccountsContract extends StoreContract {
  private static final UnionId ALICE_EVERYWHERE = new UnionId("uAlice");
  private static final OwnerId OWNER = new OwnerId("owner-1");

  private static AccountId accountOf(SignedIn login) {
    return login.session().identity().account();
  }

  @Test
  void aLoginGivesAnAccount() {
    SignedIn alice = passport.signIn(ALICE);

    assertThat(store.accounts().find(accountOf(alice)))
        .contains(new Account(accountOf(alice), false));
    assertThat(store.accounts().find(new AccountId(new UUID(1, 1)))).isEmpty();
  }

  @Test
  void suspendingEndsEverySessionOfEveryIdentity() {
    passport.apps.setOwner(APP, OWNER);
    passport.apps.setOwner(OTHER_APP, OWNER);
    SignedIn here = passport.signIn(APP, ALICE, ALICE_EVERYWHERE);
    SignedIn there = passport.signIn(OTHER_APP, BOB, ALICE_EVERYWHERE);
    passport.validate(here.token());

    assertThat(store.accounts().suspend(accountOf(here), passport.note(Action.SUSPEND)))
        .isEqualTo(Suspending.CHANGED);

    assertThat(passport.refusal(here.token())).isEqualTo(Reason.SUSPENDED);
    assertThat(passport.validate.validate(OTHER_APP, there.token()))
        .isNotInstanceOf(Validation.Valid.class);
    assertThat(changeKinds()).containsExactly(Kind.SUSPENDED);
  }

  @Test
  void aSuspendedAccountDoesNotSignIn() {
    SignedIn alice = passport.signIn(ALICE);
    store.accounts().suspend(accountOf(alice), passport.note(Action.SUSPEND));

    assertThat(passport.login(APP, passport.codeOf(ALICE))).isEqualTo(new AccountSuspended());
  }

  @Test
  void aResumedAccountSignsInAgainAndItsOldSessionsStayEnded() {
    SignedIn before = passport.signIn(ALICE);
    store.accounts().suspend(accountOf(before), passport.note(Action.SUSPEND));

    assertThat(store.accounts().resume(accountOf(before), passport.note(Action.RESUME)))
        .isEqualTo(Suspending.CHANGED);

    SignedIn after = passport.signIn(ALICE);
    assertThat(passport.admits(after.token())).isTrue();
    assertThat(passport.admits(before.token())).isFalse();
    assertThat(changeKinds()).containsExactly(Kind.SUSPENDED, Kind.RESUMED);
  }

  @Test
  void aSessionKeepsTheReasonItEndedFor() {
    SignedIn suspended = passport.signIn(ALICE);
    store.accounts().suspend(accountOf(suspended), passport.note(Action.SUSPEND));
    store.accounts().resume(accountOf(suspended), passport.note(Action.RESUME));
    SignedIn revoked = passport.signIn(ALICE);
    store.sessions().endAll(revoked.session().identity(), clock.instant());
    store.accounts().suspend(accountOf(revoked), passport.note(Action.SUSPEND));

    assertThat(passport.refusal(suspended.token())).isEqualTo(Reason.SUSPENDED);
    assertThat(passport.refusal(revoked.token())).isEqualTo(Reason.REVOKED);
  }

  @Test
  void suspendingTwiceChangesNothing() {
    SignedIn alice = passport.signIn(ALICE);
    store.accounts().suspend(accountOf(alice), passport.note(Action.SUSPEND));

    assertThat(store.accounts().suspend(accountOf(alice), passport.note(Action.SUSPEND)))
        .isEqualTo(Suspending.UNCHANGED);
    assertThat(store.accounts().resume(new AccountId(new UUID(1, 1)), passport.note(Action.RESUME)))
        .isEqualTo(Suspending.UNKNOWN_ACCOUNT);
    assertThat(changeKinds()).hasSize(1);
  }

  @Test
  void anAliasNamesTheAccountThatTookOver() {
    SignedIn alone = passport.signIn(APP, ALICE, ALICE_EVERYWHERE);
    passport.apps.setOwner(OTHER_APP, OWNER);
    SignedIn there = passport.signIn(OTHER_APP, BOB, ALICE_EVERYWHERE);
    passport.apps.setOwner(APP, OWNER);

    SignedIn linked = passport.signIn(APP, ALICE, ALICE_EVERYWHERE);

    assertThat(accountOf(linked)).isEqualTo(accountOf(there)).isNotEqualTo(accountOf(alone));
    assertThat(store.accounts().find(accountOf(alone)))
        .contains(new Account(accountOf(there), false));
    assertThat(store.accounts().suspend(accountOf(alone), passport.note(Action.SUSPEND)))
        .isEqualTo(Suspending.CHANGED);
    assertThat(store.accounts().find(accountOf(there)))
        .contains(new Account(accountOf(there), true));
  }

  @Test
  void anAccountIsKnownInTheAppsOfItsPeopleOnly() {
    AccountId alice = passport.signIn(ALICE).session().identity().account();

    assertThat(store.accounts().find(APP, alice)).contains(new Account(alice, false));
    assertThat(store.accounts().find(OTHER_APP, alice)).isEmpty();
  }

  @Test
  void whatAnOperatorDidStandsInTheAuditAndWhatChangedNothingDoesNot() {
    AccountId alice = accountOf(passport.signIn(ALICE));
    store.accounts().suspend(alice, passport.note(Action.SUSPEND));
    store.accounts().suspend(alice, passport.note(Action.SUSPEND));
    store.accounts().resume(alice, passport.note(Action.RESUME));
    store.accounts().resume(new AccountId(new UUID(1, 1)), passport.note(Action.RESUME));

    assertThat(store.audit().newest(10))
        .containsExactly(
            new Line(passport.note(Action.RESUME), alice.toString()),
            new Line(passport.note(Action.SUSPEND), alice.toString()));
  }
}
