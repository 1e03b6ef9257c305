package dev.minipassport.consent;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.dossier.Dossier;
import dev.minipassport.ledger.Cause;
import dev.minipassport.ledger.Decision;
import dev.minipassport.ledger.LibraryVersion;
import dev.minipassport.ledger.Platform;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.ledger.Statement;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.ledger.Surface;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.prompt.PromptId;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class AnswerPromptTest {
  private static final RequestId REQUEST = new RequestId("request-1");
  private static final Given YES = new Given.Granted();
  private static final Given NO = new Given.Refused(Surface.OWN_DIALOG);

  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);
  private final Purpose profile = seeded(APurpose.named("profile"));
  private final SignedIn login = passport.signIn(ALICE);
  private final Visitor alice = Visitor.of(passport, login, "profile");

  private Purpose seeded(APurpose purpose) {
    var _ = store.purposes().seed(APP, List.of(purpose.made()));
    return purpose.made();
  }

  private Dossier dossier() {
    return store.dossiers().of(login.session().identity(), new SubjectId(new UUID(0, 0)));
  }

  private List<Decision> said() {
    return dossier().ledger().entries().stream()
        .map(entry -> entry.statement().decision())
        .toList();
  }

  private static void recorded(Decision expected, Answered answered) {
    assertThat(answered)
        .isInstanceOfSatisfying(
            Answered.Recorded.class,
            recorded -> assertThat(recorded.decision()).isEqualTo(expected));
  }

  @Test
  void aYesStandsInTheLedgerWithAllThatWasShown() {
    recorded(Decision.GRANTED, alice.answers(alice.prompt(), REQUEST, YES));

    assertThat(dossier().ledger().entries())
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.statement())
                    .isEqualTo(
                        new Statement(
                            APP,
                            profile.id(),
                            1,
                            profile.words().getFirst().hash(),
                            APurpose.CHINESE,
                            profile.categories(),
                            false,
                            false,
                            Decision.GRANTED,
                            Surface.OWN_DIALOG,
                            Optional.of(Platform.IOS),
                            Optional.of(LibraryVersion.of("3.7.0")),
                            clock.instant(),
                            REQUEST,
                            Cause.PERSON)));
    assertThat(dossier().ledger().verifies()).isTrue();
    assertThat(alice.stance().granted()).isTrue();
  }

  @Test
  void aRequestSentAgainIsAnsweredAgainAndRecordedOnce() {
    PromptId prompt = alice.prompt();
    recorded(Decision.REFUSED, alice.answers(prompt, REQUEST, NO));

    recorded(Decision.REFUSED, alice.answers(prompt, REQUEST, NO));

    assertThat(said()).containsExactly(Decision.REFUSED);
  }

  @Test
  void theSameRequestIdForAnotherAnswerIsRefused() {
    PromptId prompt = alice.prompt();
    alice.answers(prompt, REQUEST, NO);

    assertThat(alice.answers(prompt, REQUEST, YES)).isEqualTo(new Answered.RequestIdReused());
    assertThat(alice.withdraws(REQUEST)).isEqualTo(new Withdrawal.RequestIdReused());
    assertThat(said()).containsExactly(Decision.REFUSED);
  }

  @Test
  void aGrantThatStandsIsNotRecordedTwice() {
    PromptId first = alice.prompt();
    PromptId second = alice.prompt();
    alice.answers(first, Visitor.request(), YES);

    recorded(Decision.GRANTED, alice.answers(second, Visitor.request(), YES));

    assertThat(said()).containsExactly(Decision.GRANTED);
  }

  @Test
  void aPromptIsGoodForADay() {
    PromptId prompt = alice.prompt();
    clock.advance(Duration.ofDays(1).minusMillis(1));
    recorded(Decision.REFUSED, alice.answers(prompt, Visitor.request(), NO));
    clock.advance(Duration.ofMillis(1));

    assertThat(alice.answers(prompt, Visitor.request(), NO))
        .isEqualTo(new Answered.PromptOutdated(Outdated.EXPIRED));
  }

  @Test
  void aPromptWithOtherWordsThanTodaysIsOutdated() {
    PromptId prompt = alice.prompt();
    seeded(APurpose.named("profile").version(2).saying("Something else"));

    assertThat(alice.answers(prompt, Visitor.request(), YES))
        .isEqualTo(new Answered.PromptOutdated(Outdated.WORDS_CHANGED));
    assertThat(said()).isEmpty();
  }

  @Test
  void anOlderDialogDoesNotGrantAgainWhatWasTakenBackSince() {
    PromptId old = alice.prompt();
    alice.grants();
    alice.withdraws();

    assertThat(alice.answers(old, Visitor.request(), YES))
        .isEqualTo(new Answered.PromptOutdated(Outdated.WITHDRAWN_SINCE));
    recorded(Decision.GRANTED, alice.answers(alice.prompt(), Visitor.request(), YES));
  }

  @Test
  void thePromptOfAnotherPersonOrAppIsUnknown() {
    var _ = store.purposes().seed(OTHER_APP, List.of(profile));
    PromptId prompt = alice.prompt();
    Visitor bob = Visitor.of(passport, passport.signIn(BOB), "profile");
    var elsewhere =
        (SignedIn)
            passport.login(OTHER_APP, passport.exchange.codeOf(OTHER_APP, ALICE, Optional.empty()));
    Visitor inOtherApp = Visitor.of(passport, elsewhere, "profile");

    assertThat(bob.answers(prompt, Visitor.request(), YES)).isEqualTo(new Answered.PromptUnknown());
    assertThat(inOtherApp.answers(prompt, Visitor.request(), YES))
        .isEqualTo(new Answered.PromptUnknown());
    assertThat(alice.answers(new PromptId("made-up"), Visitor.request(), YES))
        .isEqualTo(new Answered.PromptUnknown());
    assertThat(said()).isEmpty();
  }

  @Test
  void aFailureThatIsARefusalCountsAsOne() {
    recorded(Decision.REFUSED, fails("getUserProfile:fail auth deny"));
    assertThat(dossier().ledger().entries().getFirst().statement().surface())
        .isEqualTo(Surface.WECHAT_POPUP);
    recorded(Decision.DISMISSED, fails("chooseAvatar:fail cancel"));
  }

  private Answered fails(String message) {
    return alice.answers(
        alice.prompt(),
        Visitor.request(),
        new Given.Failed(Optional.empty(), OptionalInt.empty(), message));
  }

  @Test
  void aFailureThatIsNoDecisionLeavesTheLedgerAlone() {
    assertThat(fails("getUserProfile:fail can only be invoked by user TAP gesture."))
        .isEqualTo(new Answered.NoAnswer(NotAnswered.NO_TAP));
    assertThat(said()).isEmpty();
  }

  @Test
  void aFailureSentAgainIsAnsweredAgain() {
    PromptId prompt = alice.prompt();
    Given failed =
        new Given.Failed(Optional.empty(), OptionalInt.of(104), "chooseAvatar:fail privacy");

    assertThat(alice.answers(prompt, REQUEST, failed))
        .isEqualTo(new Answered.NoAnswer(NotAnswered.PRIVACY_NOT_AGREED));
    assertThat(alice.answers(prompt, REQUEST, failed))
        .isEqualTo(new Answered.NoAnswer(NotAnswered.PRIVACY_NOT_AGREED));
  }
}
