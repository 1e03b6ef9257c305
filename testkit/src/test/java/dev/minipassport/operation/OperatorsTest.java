package dev.minipassport.operation;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.audit.Audit;
import dev.minipassport.audit.Note.Action;
import dev.minipassport.content.Verdict;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.Accounts.Suspending;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.operation.AppRegistry.Adding;
import dev.minipassport.operation.LookUp.Sought;
import dev.minipassport.profile.Judgement;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OperatorsTest {
  private static final App ADDED = new App(new AppId("wx9"), Optional.empty());
  private static final NewSecret SECRET = new NewSecret("0123456789abcdef0123456789abcdef");

  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);
  private final SignedIn login = passport.signIn(ALICE);

  private Optional<People.Card> found(AppId app, Sought sought) {
    return passport.lookUp.find(app, sought, passport.note(Action.LOOK_UP));
  }

  @Test
  void aPersonIsFoundWithinTheAppsThatKnowThem() {
    var account = login.session().identity().account();

    assertThat(found(APP, new Sought.ByOpenId(ALICE)).orElseThrow().account().id())
        .isEqualTo(account);
    assertThat(found(APP, new Sought.ByAccount(account)).orElseThrow().members()).hasSize(1);
    assertThat(found(OTHER_APP, new Sought.ByAccount(account))).isEmpty();
    assertThat(found(APP, new Sought.ByOpenId(BOB))).isEmpty();
    assertThat(found(APP, new Sought.ByUnionId(new UnionId("uAlice")))).isEmpty();
  }

  @Test
  void byUnionIdWhereTheAppHasAnOwner() {
    passport.apps.setOwner(APP, new OwnerId("owner"));
    passport.signIn(APP, ALICE, new UnionId("uAlice"));

    assertThat(found(APP, new Sought.ByUnionId(new UnionId("uAlice")))).isPresent();
  }

  @Test
  void whoLookedAndWhyIsWrittenDown() {
    var _ = found(APP, new Sought.ByOpenId(ALICE));
    var _ = found(APP, new Sought.ByOpenId(BOB));
    var _ = found(APP, new Sought.ByUnionId(new UnionId("uAlice")));

    assertThat(passport.readAudit.newest(10, passport.note(Action.READ_AUDIT)))
        .extracting(line -> line.note().action())
        .containsExactly(Action.READ_AUDIT, Action.LOOK_UP, Action.LOOK_UP, Action.LOOK_UP);
    assertThat(store.audit().newest(10))
        .extracting(Audit.Line::subject)
        .noneMatch(subject -> subject.contains(ALICE.value()) || subject.contains(BOB.value()));
  }

  @Test
  void anAccountIsSuspendedByAnAppThatKnowsIt() {
    var account = login.session().identity().account();
    var note = passport.note(Action.SUSPEND);

    assertThat(passport.operateAccounts.suspend(OTHER_APP, account, note))
        .isEqualTo(Suspending.UNKNOWN_ACCOUNT);
    assertThat(passport.admits(login.token())).isTrue();
    assertThat(passport.operateAccounts.suspend(APP, account, note)).isEqualTo(Suspending.CHANGED);
    assertThat(passport.admits(login.token())).isFalse();
    assertThat(store.audit().newest(10))
        .extracting(Audit.Line::subject)
        .containsExactly(account.toString(), account.toString());
  }

  @Test
  void anAppThatIsNotServedIsUnknown() {
    var account = login.session().identity().account();
    var note = passport.note(Action.SUSPEND);

    assertThatThrownBy(() -> passport.operateAccounts.suspend(ADDED.id(), account, note))
        .isInstanceOf(UnknownApp.class);
    assertThatThrownBy(() -> passport.operateAccounts.conflicts(ADDED.id(), 10, note))
        .isInstanceOf(UnknownApp.class);
    assertThatThrownBy(() -> passport.clearReview.list(ADDED.id(), 10, note))
        .isInstanceOf(UnknownApp.class);
  }

  @Test
  void whatFindsNothingToClearIsWrittenDown() {
    var person = login.session().identity().id();

    assertThat(
            passport.clearReview.judge(
                APP,
                person,
                DataCategory.NICKNAME,
                "Alice",
                Verdict.PASS,
                passport.note(Action.CLEAR_REVIEW)))
        .isEqualTo(Judgement.NONE);
    assertThat(store.audit().newest(10))
        .extracting(Audit.Line::subject)
        .containsExactly(person.toString());
  }

  @Test
  void anAppIsAddedOnce() {
    var note = passport.note(Action.ADD_APP);

    assertThat(passport.operateApps.add(ADDED, SECRET, note)).isEqualTo(Adding.ADDED);
    assertThat(passport.operateApps.add(ADDED, SECRET, note)).isEqualTo(Adding.ALREADY_THERE);
    assertThat(passport.operateApps.add(new App(APP, Optional.empty()), SECRET, note))
        .isEqualTo(Adding.ALREADY_THERE);
  }

  @Test
  void onlyAppsThatAreThereAreChanged() {
    var note = passport.note(Action.ROTATE_SECRET);

    assertThat(passport.operateApps.rotate(ADDED.id(), SECRET, Duration.ofHours(1), note))
        .isFalse();
    assertThat(passport.operateApps.serve(ADDED.id(), false, note)).isFalse();
    assertThat(passport.operateApps.rotate(APP, SECRET, Duration.ofHours(1), note)).isTrue();
    assertThat(store.appRegistry().all())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.overlapEnds()).contains(clock.instant().plus(Duration.ofHours(1))));
  }
}
