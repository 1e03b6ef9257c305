package dev.minipassport.prompt;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.consent.Given;
import dev.minipassport.consent.NotAnswered;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.ledger.Surface;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.session.NotValid;
import dev.minipassport.testkit.AClient;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import dev.minipassport.token.SessionToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whether a person may be asked: a test for each row of the table in `docs/domain.md`.
final class PromptTableTest {
  private static final String PICTURE = "https://wx.qlogo.cn/a/0";

  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);
  private final Visitor alice = visitor(APurpose.named("profile"));

  private Visitor visitor(APurpose... purposes) {
    seed(APP, purposes);
    return Visitor.of(passport, passport.signIn(ALICE), purposes[0].made().id().value());
  }

  private void seed(AppId app, APurpose... purposes) {
    var _ = store.purposes().seed(app, List.of(purposes).stream().map(APurpose::made).toList());
  }

  /// She comes back after a while, and logs in again.
  private Visitor back() {
    return Visitor.of(passport, passport.signIn(ALICE), "profile");
  }

  private void waits(Duration time) {
    clock.advance(time);
  }

  private Instant in(Duration time) {
    return clock.instant().plus(time);
  }

  private static void asks(Prompt prompt) {
    assertThat(prompt).isInstanceOf(Prompt.Ask.class);
  }

  private static void isQuietUntil(Instant until, Prompt prompt) {
    assertThat(prompt).isInstanceOf(Prompt.Quiet.class);
    assertThat(((Prompt.Quiet) prompt).until()).isEqualTo(until);
  }

  private void filled(Visitor visitor) {
    visitor.fills(Visitor.form("Alice", PICTURE), visitor.prompt(), Visitor.request());
  }

  @Test
  void nobodySaidAnythingYetSoAsk() {
    var ask = (Prompt.Ask) alice.opens();

    assertThat(ask.questions())
        .singleElement()
        .satisfies(
            question -> {
              assertThat(question.purpose()).isEqualTo(APurpose.named("profile").made());
              assertThat(question.words().language()).isEqualTo(APurpose.CHINESE);
            });
    assertThat(ask.collection().by()).isEqualTo(Capability.FORM);
    assertThat(ask.collection().description()).isEqualTo("用于展示");
    assertThat(ask.collection().goodUntil()).isEqualTo(in(Duration.ofDays(1)));
    assertThat(ask.known().items()).isEmpty();
  }

  @Test
  void theWordsAreInThePersonsLanguage() {
    var ask =
        (Prompt.Ask)
            passport.decidePrompt.decide(
                APP,
                alice.token(),
                new PromptRequest(
                    List.of(alice.purpose()),
                    alice.client(),
                    Trigger.USER_ACTION,
                    Optional.of(new Language("en_US"))));

    assertThat(ask.questions().getFirst().words().language()).isEqualTo(APurpose.ENGLISH);
    assertThat(ask.collection().description()).isEqualTo("To show");
  }

  @Test
  void grantedAndKnownNeedsNothing() {
    filled(alice);

    assertThat(alice.opens()).isInstanceOf(Prompt.NotNeeded.class);
    assertThat(alice.taps())
        .isInstanceOfSatisfying(
            Prompt.NotNeeded.class,
            known ->
                assertThat(known.known().known())
                    .containsExactlyInAnyOrder(DataCategory.NICKNAME, DataCategory.AVATAR));
  }

  @Test
  void grantedAndNotKnownIsCollectedWithoutADialog() {
    alice.grants();

    assertThat(alice.opens()).isInstanceOf(Prompt.Collect.class);
    assertThat(alice.taps()).isInstanceOf(Prompt.Collect.class);
  }

  @Test
  void grantedAndHalfKnownIsCollected() {
    alice.fills(Visitor.calledForm("Alice"), alice.prompt(), Visitor.request());

    assertThat(alice.opens()).isInstanceOf(Prompt.Collect.class);
  }

  @Test
  void refusedIsQuietForTwoDaysThenSevenThenThirty() {
    for (int days : new int[] {2, 7, 30, 30}) {
      asks(back().opens());
      back().refuses();
      isQuietUntil(in(Duration.ofDays(days)), back().opens());
      waits(Duration.ofDays(days).minusMillis(1));
      assertThat(back().opens()).isInstanceOf(Prompt.Quiet.class);
      waits(Duration.ofMillis(1));
    }
  }

  @Test
  void aTapIsAnsweredHoweverQuietItIs() {
    alice.refuses();
    asks(alice.taps());
    alice.grants();
    alice.withdraws();
    asks(alice.taps());
    alice.dismisses();
    asks(alice.taps());
  }

  @Test
  void dismissedIsQuietForADay() {
    alice.dismisses();

    isQuietUntil(in(Duration.ofDays(1)), alice.opens());
    waits(Duration.ofDays(1));
    asks(alice.opens());
  }

  @Test
  void aDismissalDoesNotShortenARefusal() {
    alice.refuses();
    waits(Duration.ofHours(1));
    alice.dismisses();

    isQuietUntil(in(Duration.ofHours(47)), alice.opens());
  }

  @Test
  void anUnpromptedQuestionLeftUnansweredForTenMinutesCountsAsDismissed() {
    asks(alice.opens());
    waits(Duration.ofMinutes(10).minusMillis(1));
    asks(alice.opens());
    waits(Duration.ofMillis(1));

    isQuietUntil(in(Duration.ofDays(1)), alice.opens());
    asks(alice.taps());

    waits(Duration.ofDays(1));
    asks(alice.opens());
    waits(Duration.ofMinutes(10));
    isQuietUntil(in(Duration.ofDays(1)), alice.opens());
  }

  @Test
  void askingTwiceWithinTheTenMinutesDoesNotProlongThem() {
    asks(alice.opens());
    waits(Duration.ofMinutes(6));
    asks(alice.opens());
    waits(Duration.ofMinutes(4));

    isQuietUntil(in(Duration.ofDays(1)), alice.opens());
  }

  @Test
  void aQuestionFetchedForATapThatNeverCameSilencesNothing() {
    asks(alice.taps());
    waits(Duration.ofHours(1));

    asks(alice.opens());
  }

  @Test
  void whatWasNotAnsweredForNoDecisionOfTheirsSilencesNothing() {
    PromptId prompt = Visitor.id(alice.opens());
    alice.answers(
        prompt,
        Visitor.request(),
        new Given.Failed(
            Optional.of(NotAnswered.NO_TAP), OptionalInt.empty(), "getUserProfile:fail"));
    waits(Duration.ofHours(1));

    asks(alice.opens());
  }

  @Test
  void withdrawnIsQuietForThirtyDays() {
    filled(alice);
    alice.withdraws();

    isQuietUntil(in(Duration.ofDays(30)), alice.opens());
    waits(Duration.ofDays(30));
    asks(back().opens());
  }

  @Test
  void aGrantEndsTheSilence() {
    alice.refuses();
    alice.refuses();
    alice.grants();
    alice.withdraws();
    alice.grants();

    assertThat(alice.opens()).isInstanceOf(Prompt.Collect.class);
    alice.refuses();
    isQuietUntil(in(Duration.ofDays(2)), alice.opens());
  }

  @Test
  void otherWordsReopenTheQuestion() {
    filled(alice);
    seed(APP, APurpose.named("profile").version(2).saying("Something else"));

    asks(alice.opens());
    alice.refuses();
    seed(APP, APurpose.named("profile").version(3).saying("Something else again"));
    asks(alice.opens());
  }

  @Test
  void otherCategoriesReopenTheQuestion() {
    filled(alice);
    seed(APP, APurpose.named("profile").version(2).forData(DataCategory.NICKNAME));

    assertThat(alice.opens())
        .isInstanceOfSatisfying(
            Prompt.Ask.class, ask -> assertThat(ask.collection().by()).isEqualTo(Capability.NONE));
  }

  @Test
  void aVersionThatSaysTheSameReopensNothing() {
    filled(alice);
    seed(APP, APurpose.named("profile").version(2).keptFor(Duration.ofDays(9)));

    assertThat(alice.opens()).isInstanceOf(Prompt.NotNeeded.class);
  }

  @Test
  void whatIsKnownUnderAnotherPurposeWantsAYesAndNothingElse() {
    Visitor visitor = visitor(APurpose.named("profile"), APurpose.named("ranking"));
    filled(visitor);

    assertThat(visitor.wanting("ranking").opens())
        .isInstanceOfSatisfying(
            Prompt.Ask.class,
            ask -> {
              assertThat(ask.collection().by()).isEqualTo(Capability.NONE);
              assertThat(ask.collection().description()).isEmpty();
              assertThat(ask.known().known()).hasSize(2);
            });
  }

  @Test
  void whatWeChatTellsNobodyAnyMoreIsNotMissed() {
    Visitor visitor =
        visitor(
            APurpose.named("profile")
                .version(2)
                .forData(DataCategory.NICKNAME, DataCategory.GENDER));
    visitor.fills(Visitor.calledForm("Alice"), visitor.prompt(), Visitor.request());

    assertThat(visitor.opens()).isInstanceOf(Prompt.NotNeeded.class);
  }

  @Test
  void aClientThatCanCollectNothingIsNotAsked() {
    Visitor poor = alice.with(AClient.withLibrary("3.7.0").facts());

    assertThat(poor.opens()).isInstanceOf(Prompt.NoWay.class);
    assertThat(poor.taps()).isInstanceOf(Prompt.NoWay.class);
    alice.grants();
    assertThat(poor.opens()).isInstanceOf(Prompt.NoWay.class);
  }

  @Test
  void severalPurposesAreAskedTogetherAndQuietOnesLeftOut() {
    Visitor visitor = visitor(APurpose.named("profile"), APurpose.named("ranking"));
    visitor.refuses();

    assertThat(asked(visitor, Trigger.UNPROMPTED)).containsExactly("ranking");
    assertThat(asked(visitor, Trigger.USER_ACTION)).containsExactly("profile", "ranking");
    visitor.wanting("ranking").dismisses();
    isQuietUntil(in(Duration.ofDays(1)), both(visitor, Trigger.UNPROMPTED));
  }

  private Prompt both(Visitor visitor, Trigger trigger) {
    return passport.decidePrompt.decide(
        APP,
        visitor.token(),
        new PromptRequest(
            List.of(new PurposeId("profile"), new PurposeId("ranking")),
            visitor.client(),
            trigger,
            Optional.empty()));
  }

  private List<String> asked(Visitor visitor, Trigger trigger) {
    return ((Prompt.Ask) both(visitor, trigger))
        .questions().stream().map(question -> question.purpose().id().value()).toList();
  }

  @Test
  void aConsentOfItsOwnIsAskedOnItsOwn() {
    Visitor first = visitor(APurpose.named("profile").version(2).separate(), ranking());
    assertThat(asked(first, Trigger.USER_ACTION)).containsExactly("profile");

    Visitor last = visitor(APurpose.named("profile"), ranking().version(2).separate());
    assertThat(asked(last, Trigger.USER_ACTION)).containsExactly("profile");
  }

  private static APurpose ranking() {
    return APurpose.named("ranking");
  }

  @Test
  void filledInAnotherAppOfTheOwnerIsNotAskedAgain() {
    APurpose shared = APurpose.named("profile").version(2).shared();
    seed(APP, shared);
    seed(OTHER_APP, shared);
    Visitor here = inOneOwner(APP);
    Visitor there = inOneOwner(OTHER_APP);
    filled(there);

    assertThat(here.opens()).isInstanceOf(Prompt.NotNeeded.class);
    there.withdraws();
    asks(here.opens());
  }

  private Visitor inOneOwner(AppId app) {
    passport.apps.setOwner(app, new OwnerId("owner-1"));
    return Visitor.of(passport, passport.signIn(app, ALICE, new UnionId("uAlice")), "profile");
  }

  @Test
  void halfFilledInAnotherAppIsAsked() {
    APurpose shared = APurpose.named("profile").version(2).shared();
    seed(APP, shared);
    seed(OTHER_APP, shared);
    Visitor here = inOneOwner(APP);
    Visitor there = inOneOwner(OTHER_APP);
    there.fills(Visitor.calledForm("Alice"), there.prompt(), Visitor.request());

    asks(here.opens());
  }

  @Test
  void aPurposeTheAppDoesNotHaveIsUnknown() {
    assertThat(alice.wanting("nothing").opens())
        .isEqualTo(new Prompt.UnknownPurpose(new PurposeId("nothing")));
  }

  @Test
  void aTokenThatAdmitsToNothingDecidesNothing() {
    var token = SessionToken.random(new Random(7));
    var stranger = new Visitor(passport, APP, token, alice.client(), alice.purpose());

    assertThat(stranger.opens())
        .isEqualTo(new Prompt.NotSignedIn(new NotValid(NotValid.Reason.UNKNOWN)));
  }

  @Test
  void whatOnePersonSaysSilencesNobodyElse() {
    alice.refuses();

    asks(Visitor.of(passport, passport.signIn(BOB), "profile").opens());
  }

  @Test
  void aRefusalInWeChatsPopupAfterAGrantIsQuietToo() {
    alice.grants();
    alice.answers(
        Visitor.id(alice.opens()), Visitor.request(), new Given.Refused(Surface.WECHAT_POPUP));

    isQuietUntil(in(Duration.ofDays(2)), alice.opens());
    assertThat(alice.taps()).isInstanceOf(Prompt.Collect.class);
  }
}
