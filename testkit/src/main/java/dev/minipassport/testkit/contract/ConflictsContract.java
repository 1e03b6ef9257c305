package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static dev.minipassport.testkit.Passport.THIRD_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Audit.Line;
import dev.minipassport.audit.Note.Action;
import dev.minipassport.change.Change.Kind;
import dev.minipassport.dossier.Dossiers.Reach;
import dev.minipassport.dossier.Profile;
import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Accounts.Conflict;
import dev.minipassport.identity.Accounts.Settlement;
import dev.minipassport.identity.Accounts.Settling;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.login.LoginFacts.Linkage;
import dev.minipassport.session.NotValid.Reason;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every implementation of `Accounts` does with two accounts that claim one person.
public abstract class ConflictsContract extends DossierContract {
  private static final OwnerId OWNER = new OwnerId("owner-1");

  /// Alice here, and in an app of the same owner as somebody who is suspended.
  private record Disagreeing(SignedIn here, Identity there) {
    AccountId own() {
      return here.session().identity().account();
    }

    AccountId other() {
      return there.account();
    }
  }

  private Disagreeing disagreeing() {
    passport.apps.setOwner(OTHER_APP, OWNER);
    Identity there = passport.signIn(OTHER_APP, BOB, ALICE_EVERYWHERE).session().identity();
    store.accounts().suspend(there.account(), passport.note(Action.SUSPEND));
    passport.signIn(APP, ALICE, ALICE_EVERYWHERE);
    SignedIn here = inOneOwner(APP);
    assertThat(here.facts().linkage()).isEqualTo(Linkage.ACCOUNTS_CONFLICT);
    return new Disagreeing(here, there);
  }

  private List<Conflict> conflicts() {
    return store.accounts().conflicts(APP, 10);
  }

  private Settling settle(AccountId account, AccountId with, Settlement how) {
    return store.accounts().settle(account, with, how, passport.note(Action.SETTLE_CONFLICT));
  }

  @Test
  void aConflictIsFoundOnceByBothAppsAndNoOther() {
    Disagreeing two = disagreeing();
    Conflict found = new Conflict(two.own(), two.other(), clock.instant());
    inOneOwner(APP);

    assertThat(conflicts()).containsExactly(found);
    assertThat(store.accounts().conflicts(OTHER_APP, 10)).containsExactly(found);
    assertThat(store.accounts().conflicts(THIRD_APP, 10)).isEmpty();
    assertThat(store.accounts().conflicts(APP, 0)).isEmpty();
  }

  @Test
  void toLinkMovesEverybodyAndSuspendsIfEitherWas() {
    Disagreeing two = disagreeing();

    assertThat(settle(two.own(), two.other(), Settlement.LINK)).isEqualTo(Settling.SETTLED);

    Account linked = store.accounts().find(two.own()).orElseThrow();
    assertThat(linked).isEqualTo(new Account(two.other(), true));
    assertThat(store.identities().find(APP, ALICE).orElseThrow().account()).isEqualTo(two.other());
    assertThat(passport.refusal(two.here().token())).isEqualTo(Reason.SUSPENDED);
    assertThat(kinds(APP)).containsExactly(Kind.LINKED, Kind.SUSPENDED);
    assertThat(conflicts()).isEmpty();
  }

  @Test
  void toLinkTheOtherWayRoundMovesTheOther() {
    Disagreeing two = disagreeing();

    assertThat(settle(two.other(), two.own(), Settlement.LINK)).isEqualTo(Settling.SETTLED);

    assertThat(store.accounts().find(two.other())).contains(new Account(two.own(), true));
    assertThat(store.identities().find(OTHER_APP, BOB).orElseThrow().account())
        .isEqualTo(two.own());
    assertThat(passport.refusal(two.here().token())).isEqualTo(Reason.SUSPENDED);
    store.accounts().resume(two.own(), passport.note(Action.RESUME));
    SignedIn back = inOneOwner(APP);
    assertThat(back.facts().linkage()).isEqualTo(Linkage.UNCHANGED);
    assertThat(back.session().identity().account()).isEqualTo(two.own());
  }

  @Test
  void toKeepApartEndsTheConflictForGood() {
    Disagreeing two = disagreeing();

    assertThat(settle(two.other(), two.own(), Settlement.KEEP_APART)).isEqualTo(Settling.SETTLED);

    assertThat(conflicts()).isEmpty();
    inOneOwner(APP);
    assertThat(conflicts()).isEmpty();
    assertThat(store.accounts().find(two.own())).contains(new Account(two.own(), false));
    assertThat(passport.admits(two.here().token())).isTrue();
  }

  @Test
  void whatIsNoConflictIsNotSettled() {
    Disagreeing two = disagreeing();
    AccountId nobody = new AccountId(new UUID(1, 1));

    assertThat(settle(two.own(), nobody, Settlement.LINK)).isEqualTo(Settling.UNKNOWN_CONFLICT);
    settle(two.own(), two.other(), Settlement.KEEP_APART);
    assertThat(settle(two.own(), two.other(), Settlement.LINK))
        .isEqualTo(Settling.UNKNOWN_CONFLICT);

    assertThat(store.accounts().find(two.own())).contains(new Account(two.own(), false));
  }

  @Test
  void aConflictIsGoneWithEitherOfTheTwo() {
    Disagreeing two = disagreeing();
    Identity alice = two.here().session().identity();

    store
        .dossiers()
        .forget(
            alice, Reach.APP, matterOf(alice), dossier -> Optional.of(dossier.with(Profile.EMPTY)));

    assertThat(store.accounts().conflicts(OTHER_APP, 10)).isEmpty();
    assertThat(settle(two.own(), two.other(), Settlement.LINK))
        .isEqualTo(Settling.UNKNOWN_CONFLICT);
  }

  @Test
  void whatIsSettledStandsInTheAuditAndWhatIsNotDoesNot() {
    Disagreeing two = disagreeing();
    settle(two.own(), two.other(), Settlement.KEEP_APART);
    settle(two.own(), two.other(), Settlement.KEEP_APART);

    assertThat(store.audit().newest(10))
        .filteredOn(line -> line.note().action() == Action.SETTLE_CONFLICT)
        .containsExactly(
            new Line(passport.note(Action.SETTLE_CONFLICT), two.own() + " " + two.other()));
  }
}
