package dev.minipassport.phone;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Note.Action;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Accounts.Conflict;
import dev.minipassport.identity.Accounts.Settlement;
import dev.minipassport.identity.Accounts.Settling;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.login.LoginFacts.Linkage;
import dev.minipassport.phone.Binding.Bound;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who is who, where phone numbers have a say in it.
final class PhoneAccountsTest {
  private static final PhoneNumber NUMBER = new PhoneNumber("86", "13800138000");
  private static final PhoneNumber OTHER = new PhoneNumber("86", "13900139000");
  private static final UnionId EVERYWHERE = new UnionId("uAlice");
  private static final OwnerId OWNER = new OwnerId("owner-1");

  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);

  private SignedIn signIn(AppId app, OpenId person) {
    return passport.signIn(app, person, EVERYWHERE);
  }

  private static AccountId accountOf(SignedIn login) {
    return login.session().identity().account();
  }

  private void bind(SignedIn login, OpenId person, PhoneNumber number) {
    AppId app = login.session().app();
    var purpose = APurpose.named("delivery").forData(DataCategory.PHONE).made();
    var _ = store.purposes().seed(app, List.of(purpose));
    Visitor visitor = Visitor.of(passport, login, "delivery");
    PhoneCode code = passport.phoneNumbers.codeOf(person, number);
    assertThat(visitor.binds(code, visitor.prompt(), Visitor.request()))
        .isEqualTo(new Bound(number, false));
  }

  /// Alice in an app that has no owner yet, and in one that has.
  private SignedIn apart() {
    passport.apps.setOwner(OTHER_APP, OWNER);
    return signIn(OTHER_APP, BOB);
  }

  private SignedIn joined() {
    passport.apps.setOwner(APP, OWNER);
    return signIn(APP, ALICE);
  }

  @Test
  void twoNumbersAreTwoPeopleUntilAnOperatorSaysOtherwise() {
    SignedIn there = apart();
    SignedIn before = signIn(APP, ALICE);
    bind(before, ALICE, NUMBER);
    bind(there, BOB, OTHER);

    SignedIn here = joined();

    assertThat(here.facts().linkage()).isEqualTo(Linkage.ACCOUNTS_CONFLICT);
    assertThat(accountOf(here)).isEqualTo(accountOf(before));
    assertThat(passport.operateAccounts.conflicts(APP, 10, passport.note(Action.LIST_CONFLICTS)))
        .containsExactly(new Conflict(accountOf(here), accountOf(there), clock.instant()));
  }

  @Test
  void whenTheyAreSettledAsOneBothNumbersStay() {
    SignedIn there = apart();
    bind(signIn(APP, ALICE), ALICE, NUMBER);
    bind(there, BOB, OTHER);
    SignedIn here = joined();

    Settling settling =
        passport.operateAccounts.settle(
            APP,
            accountOf(here),
            accountOf(there),
            Settlement.LINK,
            passport.note(Action.SETTLE_CONFLICT));

    assertThat(settling).isEqualTo(Settling.SETTLED);
    assertThat(accountOf(signIn(APP, ALICE))).isEqualTo(accountOf(there));
    assertThat(Visitor.of(passport, signIn(APP, ALICE), "delivery").phone()).contains(NUMBER);
    assertThat(Visitor.of(passport, there, "delivery").phone()).contains(OTHER);
  }

  @Test
  void oneNumberIsNoConflictWhicheverHasIt() {
    SignedIn there = apart();
    bind(there, BOB, OTHER);
    signIn(APP, ALICE);

    SignedIn here = joined();

    assertThat(here.facts().linkage()).isEqualTo(Linkage.LINKED);
    assertThat(accountOf(here)).isEqualTo(accountOf(there));
  }

  @Test
  void aNumberGoesAlongToTheAccountThatTakesOver() {
    SignedIn there = apart();
    bind(signIn(APP, ALICE), ALICE, NUMBER);

    SignedIn here = joined();

    assertThat(here.facts().linkage()).isEqualTo(Linkage.LINKED);
    assertThat(store.accounts().find(accountOf(there)).orElseThrow().hasPhone()).isTrue();
    assertThat(Visitor.of(passport, here, "delivery").phone()).contains(NUMBER);
  }
}
