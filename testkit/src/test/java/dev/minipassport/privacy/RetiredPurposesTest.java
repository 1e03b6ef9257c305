package dev.minipassport.privacy;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.consent.Withdrawal.Withdrawn;
import dev.minipassport.dossier.Dossiers.Reach;
import dev.minipassport.dossier.Profile;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.privacy.Handled.Obeyed;
import dev.minipassport.privacy.PushEvent.AuthorizationRevoked;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What an app no longer asks for is still held, and still goes when it is taken back.
final class RetiredPurposesTest {
  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);
  private final SignedIn login = passport.signIn(ALICE);
  private final Visitor alice = Visitor.of(passport, login, "profile");

  private void seed(APurpose... purposes) {
    var _ = store.purposes().seed(APP, List.of(purposes).stream().map(APurpose::made).toList());
  }

  private void fillAndRetire() {
    seed(APurpose.named("profile"));
    alice.fills(Visitor.calledForm("Alice"), alice.prompt(), Visitor.request());
    seed(APurpose.named("other"));
  }

  private Obedience revoked(String code) {
    var event = new AuthorizationRevoked(Optional.of(ALICE), List.of(code), clock.instant());
    return switch (passport.handlePush.handle(APP, passport.pushes.of(event, clock.instant()))) {
      case Obeyed(var done) -> done;
      case Handled other -> throw new AssertionError("not obeyed: " + other);
    };
  }

  private Profile held() {
    SubjectId nobody = new SubjectId(new UUID(7, 7));
    return store.dossiers().of(login.session().identity(), nobody).profile();
  }

  @Test
  void anEventTakesItBack() {
    fillAndRetire();

    assertThat(revoked("6").withdrawn()).containsExactly(new PurposeId("profile"));

    assertThat(held()).isEqualTo(Profile.EMPTY);
    assertThat(alice.withdraws()).isInstanceOf(Withdrawn.class);
  }

  @Test
  void anEventOfSomethingElseLeavesIt() {
    fillAndRetire();

    assertThat(revoked("8").withdrawn()).isEmpty();

    assertThat(alice.nickname()).contains("Alice");
  }

  @Test
  void whoeverIsForgottenTookItBackAsWell() {
    fillAndRetire();

    var erased = (EraseOutcome.Erased) passport.eraseMyData.erase(APP, login.token(), Reach.APP);

    assertThat(erased.gone().getFirst().receipt().orElseThrow().text())
        .containsSubsequence("decision=GRANTED", "decision=WITHDRAWN");
  }

  @Test
  void whatWasGrantedInOtherWordsIsTakenBackInThose() {
    seed(APurpose.named("profile"));
    alice.grants();
    seed(APurpose.named("profile").version(2).saying("Something else"));

    var erased = (EraseOutcome.Erased) passport.eraseMyData.erase(APP, login.token(), Reach.APP);

    String receipt = erased.gone().getFirst().receipt().orElseThrow().text();
    assertThat(receipt.lines().filter(line -> line.startsWith("text=")).distinct()).hasSize(1);
    assertThat(receipt.lines().filter("version=1"::equals)).hasSize(2);
  }
}
