package dev.minipassport.content;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.audit.Note.Action;
import dev.minipassport.change.Change;
import dev.minipassport.dossier.Dossiers.Hidden;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.privacy.Handled;
import dev.minipassport.privacy.PushEvent.ContentJudged;
import dev.minipassport.profile.Filling;
import dev.minipassport.profile.Filling.Filled;
import dev.minipassport.profile.Offer;
import dev.minipassport.prompt.Prompt;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ContentCheckTest {
  private static final String PICTURE = "https://cdn.example.com/a.png";

  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);
  private final Visitor alice = visitor();

  private Visitor visitor() {
    passport.apps.keepPicturesOn(APP, "cdn.example.com");
    var _ = store.purposes().seed(APP, List.of(APurpose.named("profile").made()));
    Visitor visitor = Visitor.of(passport, passport.signIn(ALICE), "profile");
    visitor.grants();
    return visitor;
  }

  private Filling called(String nickname) {
    return alice.fills(Visitor.calledForm(nickname));
  }

  private Filling pictured() {
    return alice.fills(new Offer.Form(Optional.empty(), Optional.of(PICTURE)));
  }

  private Handled pushed(CheckId check, Optional<Verdict> verdict) {
    return passport.handlePush.handle(
        APP, passport.pushes.of(new ContentJudged(check, verdict), clock.instant()));
  }

  private List<Hidden> hidden() {
    return passport.clearReview.list(APP, 10, passport.note(Action.LIST_REVIEWS));
  }

  @Test
  void offAsksNobody() {
    passport.contentCheck.judge("rotten", Verdict.RISKY);

    called("rotten");

    assertThat(alice.nickname()).contains("rotten");
    assertThat(passport.contentCheck.calls()).isZero();
  }

  @Test
  void advisoryKeepsAndTells() {
    passport.apps.check(APP, ContentPolicy.ADVISORY);
    passport.contentCheck.judge("rotten", Verdict.RISKY);

    assertThat(called("rotten"))
        .isInstanceOfSatisfying(
            Filled.class,
            filled ->
                assertThat(filled.advice())
                    .isEqualTo(Map.of(DataCategory.NICKNAME, Verdict.RISKY)));
    assertThat(alice.nickname()).contains("rotten");
    pictured();
    assertThat(passport.contentCheck.calls()).isEqualTo(1);
    assertThat(alice.shown(DataCategory.AVATAR)).contains(PICTURE);
  }

  @Test
  void advisoryKeepsWhatWeChatDoesNotAnswerFor() {
    passport.apps.check(APP, ContentPolicy.ADVISORY);
    passport.contentCheck.fail();

    assertThat(called("Alice")).isInstanceOf(Filled.class);
    assertThat(alice.nickname()).contains("Alice");
  }

  @Test
  void enforcedRefusesWhatIsRisky() {
    passport.apps.check(APP, ContentPolicy.ENFORCED);
    passport.contentCheck.judge("rotten", Verdict.RISKY);

    assertThat(called("rotten")).isEqualTo(new Filling.Risky(DataCategory.NICKNAME));
    assertThat(alice.nickname()).isEmpty();
  }

  @Test
  void enforcedHidesWhatIsDoubtfulAndDoesNotAskForItAgain() {
    passport.apps.check(APP, ContentPolicy.ENFORCED);
    passport.contentCheck.judge("hmm", Verdict.REVIEW);
    alice.fills(new Offer.Form(Optional.of("hmm"), Optional.empty()));

    assertThat(alice.nickname()).isEmpty();
    assertThat(alice.profile().hidden()).containsExactly(DataCategory.NICKNAME);
    pictured();
    assertThat(alice.opens()).isInstanceOf(Prompt.NotNeeded.class);
  }

  @Test
  void anOperatorShowsItUnlessItIsAnotherByThen() {
    passport.apps.check(APP, ContentPolicy.ENFORCED);
    passport.contentCheck.judge("hmm", Verdict.REVIEW);
    called("hmm");
    Hidden seen = hidden().getFirst();

    assertThat(judged(seen, "something else", Verdict.PASS)).isFalse();
    assertThat(alice.nickname()).isEmpty();
    assertThat(judged(seen, "hmm", Verdict.PASS)).isTrue();

    assertThat(alice.nickname()).contains("hmm");
    assertThat(hidden()).isEmpty();
    assertThat(store.changes().after(APP, 0, 100))
        .extracting(Change::kind)
        .contains(Change.Kind.MODERATED);
    called("hmm");
    assertThat(alice.nickname()).contains("hmm");
  }

  private boolean judged(Hidden seen, String shown, Verdict verdict) {
    return passport
        .clearReview
        .judge(
            APP,
            seen.identity().id(),
            DataCategory.NICKNAME,
            shown,
            verdict,
            passport.note(Action.CLEAR_REVIEW))
        .person()
        .isPresent();
  }

  @Test
  void anOperatorThrowsItOut() {
    passport.apps.check(APP, ContentPolicy.ENFORCED);
    passport.contentCheck.judge("hmm", Verdict.REVIEW);
    called("hmm");

    assertThat(judged(hidden().getFirst(), "hmm", Verdict.RISKY)).isTrue();

    assertThat(alice.profile().known()).isEmpty();
  }

  @Test
  void aPictureIsHiddenUntilItPasses() {
    passport.apps.check(APP, ContentPolicy.ENFORCED);
    pictured();
    assertThat(alice.shown(DataCategory.AVATAR)).isEmpty();

    pushed(passport.contentCheck.lastCheck(), Optional.of(Verdict.PASS));

    assertThat(alice.shown(DataCategory.AVATAR)).contains(PICTURE);
  }

  @Test
  void oneThatIsRiskyGoesAndOneThatCouldNotBeCheckedIsLeftToAnOperator() {
    passport.apps.check(APP, ContentPolicy.ENFORCED);
    pictured();
    pushed(passport.contentCheck.lastCheck(), Optional.empty());
    assertThat(hidden()).hasSize(1);

    pictured();
    pushed(passport.contentCheck.lastCheck(), Optional.of(Verdict.RISKY));
    assertThat(hidden()).isEmpty();
    assertThat(alice.profile().known()).isEmpty();
  }

  @Test
  void aVerdictThatOvertakesTheAnswerCounts() {
    passport.apps.check(APP, ContentPolicy.ENFORCED);
    passport.contentCheck.beforeAnswer(
        () -> pushed(passport.contentCheck.lastCheck(), Optional.of(Verdict.PASS)));

    pictured();

    assertThat(alice.shown(DataCategory.AVATAR)).contains(PICTURE);
  }

  @Test
  void aRiskyVerdictThatOvertakesTheAnswerRefuses() {
    passport.apps.check(APP, ContentPolicy.ENFORCED);
    passport.contentCheck.beforeAnswer(
        () -> pushed(passport.contentCheck.lastCheck(), Optional.of(Verdict.RISKY)));

    assertThat(pictured()).isEqualTo(new Filling.Risky(DataCategory.AVATAR));
    assertThat(alice.profile().known()).isEmpty();
  }

  @Test
  void enforcedKeepsNothingThatWeChatDoesNotAnswerFor() {
    passport.apps.check(APP, ContentPolicy.ENFORCED);
    passport.contentCheck.fail();

    assertThatThrownBy(() -> called("Alice")).isInstanceOf(Unavailable.class);
    assertThat(alice.profile().known()).isEmpty();
  }

  @Test
  void aPersonWhoWasNotThereLatelyIsToldToLogInAgain() {
    passport.apps.check(APP, ContentPolicy.ENFORCED);
    passport.contentCheck.seeNobody();

    assertThat(called("Alice")).isEqualTo(new Filling.NotSeenLately());
    assertThat(pictured()).isEqualTo(new Filling.NotSeenLately());
  }
}
