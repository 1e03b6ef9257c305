package dev.minipassport.grpc;

import static dev.minipassport.grpc.ConsentMethods.tap;
import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.v1.AnswerPromptRequest;
import dev.minipassport.v1.AnswerPromptResponse;
import dev.minipassport.v1.DataCategory;
import dev.minipassport.v1.DecidePromptResponse;
import dev.minipassport.v1.Decision;
import dev.minipassport.v1.ExportReceiptRequest;
import dev.minipassport.v1.ExportReceiptResponse;
import dev.minipassport.v1.ListConsentRequest;
import dev.minipassport.v1.ListConsentResponse;
import dev.minipassport.v1.NotAnswered;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.PromptOutdated;
import dev.minipassport.v1.Stance;
import dev.minipassport.v1.Surface;
import dev.minipassport.v1.Trigger;
import dev.minipassport.v1.WithdrawConsentRequest;
import dev.minipassport.v1.WithdrawConsentResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConsentOnTheWireTest {
  private final Running running = new Running();
  private final Visitor alice = running.visitor();
  private final String token = alice.token().reveal();

  @AfterEach
  void stop() {
    running.close();
  }

  private DecidePromptResponse taps() {
    return running.consent.decidePrompt(tap(token));
  }

  private DecidePromptResponse opens() {
    return running.consent.decidePrompt(
        tap(token).toBuilder().setTrigger(Trigger.TRIGGER_UNPROMPTED).build());
  }

  private AnswerPromptRequest.Builder answering(String prompt, String request) {
    return AnswerPromptRequest.newBuilder()
        .setAppId(APP)
        .setSessionToken(token)
        .setPromptId(prompt)
        .setRequestId(request);
  }

  private AnswerPromptResponse grants(String prompt, String request) {
    return running.consent.answerPrompt(
        answering(prompt, request)
            .setGranted(AnswerPromptRequest.Granted.getDefaultInstance())
            .build());
  }

  private AnswerPromptResponse fails(AnswerPromptRequest.Failed.Builder failed) {
    return running.consent.answerPrompt(
        answering(alice.prompt().value(), Visitor.request().value()).setFailed(failed).build());
  }

  private WithdrawConsentResponse withdraws(String purpose, String request) {
    return running.consent.withdrawConsent(
        WithdrawConsentRequest.newBuilder()
            .setAppId(APP)
            .setSessionToken(token)
            .setPurposeId(purpose)
            .setRequestId(request)
            .build());
  }

  private ListConsentResponse.Item listed(String language) {
    var request =
        ListConsentRequest.newBuilder()
            .setAppId(APP)
            .setSessionToken(token)
            .setLanguage(language)
            .build();
    return running.consent.listConsent(request).getList().getItems(0);
  }

  private ExportReceiptResponse exports() {
    return running.consent.exportReceipt(
        ExportReceiptRequest.newBuilder().setAppId(APP).setSessionToken(token).build());
  }

  @Test
  void aGrantIsRecordedOnceHoweverOftenItIsSent() {
    String prompt = taps().getAsk().getCollection().getPromptId();

    AnswerPromptResponse first = grants(prompt, "request-1");

    assertThat(first.getRecorded().getDecision()).isEqualTo(Decision.DECISION_GRANTED);
    Stance stance = first.getRecorded().getStances(0);
    assertThat(stance.getPurposeId()).isEqualTo(PURPOSE);
    assertThat(stance.getGranted()).isTrue();
    assertThat(stance.getLast()).isEqualTo(Decision.DECISION_GRANTED);
    assertThat(stance.getAt().getSeconds()).isEqualTo(running.clock.instant().getEpochSecond());
    assertThat(stance.hasQuietUntil()).isFalse();
    assertThat(grants(prompt, "request-1")).isEqualTo(first);
  }

  @Test
  void aRefusalSilencesTheUnpromptedQuestionAndNoTap() {
    AnswerPromptResponse refused =
        running.consent.answerPrompt(
            answering(alice.prompt().value(), "request-1")
                .setRefused(
                    AnswerPromptRequest.Refused.newBuilder().setSurface(Surface.SURFACE_FORM))
                .build());

    long until = running.clock.instant().plus(Duration.ofDays(2)).getEpochSecond();
    assertThat(refused.getRecorded().getDecision()).isEqualTo(Decision.DECISION_REFUSED);
    assertThat(refused.getRecorded().getStances(0).getQuietUntil().getSeconds()).isEqualTo(until);
    assertThat(opens().getQuiet().getUntil().getSeconds()).isEqualTo(until);
    assertThat(opens().hasProfile()).isTrue();
    assertThat(taps().hasAsk()).isTrue();

    running.clock.advance(Duration.ofDays(2));
    assertThat(listed("").getStance().hasQuietUntil()).isFalse();
  }

  @Test
  void aClosedDialogIsRecordedAsThat() {
    AnswerPromptResponse dismissed =
        running.consent.answerPrompt(
            answering(alice.prompt().value(), "request-1")
                .setDismissed(AnswerPromptRequest.Dismissed.getDefaultInstance())
                .build());

    assertThat(dismissed.getRecorded().getDecision()).isEqualTo(Decision.DECISION_DISMISSED);
  }

  @Test
  void aCallThatFailedIsNoRefusalAndSaysWhy() {
    assertThat(
            fails(AnswerPromptRequest.Failed.newBuilder().setErrno(112)).getNoAnswer().getCause())
        .isEqualTo(NotAnswered.NOT_ANSWERED_NOT_DECLARED);
    assertThat(
            fails(
                    AnswerPromptRequest.Failed.newBuilder()
                        .setErrMsg("words that nobody knows")
                        .setCause(NotAnswered.NOT_ANSWERED_TOO_OFTEN))
                .getNoAnswer()
                .getCause())
        .isEqualTo(NotAnswered.NOT_ANSWERED_TOO_OFTEN);
    assertThat(fails(AnswerPromptRequest.Failed.newBuilder()).getNoAnswer().getCause())
        .isEqualTo(NotAnswered.NOT_ANSWERED_UNKNOWN);
    assertThat(listed("").getStance().getLast()).isEqualTo(Decision.DECISION_UNSPECIFIED);
  }

  @Test
  void aPromptOfYesterdayIsOutdated() {
    String prompt = alice.prompt().value();
    running.clock.advance(Duration.ofHours(24));

    assertThat(grants(prompt, "request-1").getPromptOutdated().getReason())
        .isEqualTo(PromptOutdated.Reason.REASON_EXPIRED);
  }

  @Test
  void aPromptWithOtherWordsIsOutdated() {
    String prompt = alice.prompt().value();
    running.store.seed(APurpose.named(PURPOSE).version(2).saying("something else"));

    assertThat(grants(prompt, "request-1").getPromptOutdated().getReason())
        .isEqualTo(PromptOutdated.Reason.REASON_WORDS_CHANGED);
  }

  @Test
  void aPromptFromBeforeAWithdrawalIsOutdated() {
    assertThat(alice.grants()).isNotNull();
    String prompt = alice.prompt().value();
    assertThat(alice.withdraws()).isNotNull();

    assertThat(grants(prompt, "request-1").getPromptOutdated().getReason())
        .isEqualTo(PromptOutdated.Reason.REASON_WITHDRAWN_SINCE);
  }

  @Test
  void whatIsNoPromptOfThisPersonIsUnknown() {
    var bob = Visitor.of(running.passport, running.passport.signIn(Passport.BOB), PURPOSE);

    assertThat(grants("made up", "request-1").hasPromptUnknown()).isTrue();
    assertThat(grants(bob.prompt().value(), "request-1").hasPromptUnknown()).isTrue();
  }

  @Test
  void aRequestIdIsGoodForOneRequest() {
    assertThat(grants(alice.prompt().value(), "request-1").hasRecorded()).isTrue();
    running.clock.advance(Duration.ofMinutes(1));

    assertThat(grants(alice.prompt().value(), "request-1").hasRequestIdReused()).isTrue();
    assertThat(withdraws(PURPOSE, "request-1").hasRequestIdReused()).isTrue();
  }

  @Test
  void aPurposeThatIsNotThereIsNamed() {
    var response =
        running.consent.decidePrompt(tap(token).toBuilder().addPurposeIds("nowhere").build());

    assertThat(response.getUnknownPurpose().getPurposeId()).isEqualTo("nowhere");
    assertThat(response.hasProfile()).isFalse();
    assertThat(withdraws("nowhere", "request-1").getUnknownPurpose().getPurposeId())
        .isEqualTo("nowhere");
  }

  @Test
  void aWithdrawalErasesWhatItCoveredAndNamesThePicture() {
    running.passport.apps.keepPicturesOn(Passport.APP, "pictures.example");
    assertThat(alice.grants()).isNotNull();
    assertThat(alice.fills(Visitor.form("Ali", "https://pictures.example/1.png"))).isNotNull();

    WithdrawConsentResponse first = withdraws(PURPOSE, "request-1");

    assertThat(first.getWithdrawn().getErasedList())
        .containsExactly(DataCategory.DATA_CATEGORY_NICKNAME, DataCategory.DATA_CATEGORY_AVATAR);
    assertThat(first.getWithdrawn().getPictureToDelete())
        .isEqualTo("https://pictures.example/1.png");
    assertThat(withdraws(PURPOSE, "request-2").getWithdrawn().getErasedList()).isEmpty();
    assertThat(listed("").getStance().getLast()).isEqualTo(Decision.DECISION_WITHDRAWN);
  }

  @Test
  void whereNothingWasGrantedNothingIsTakenBack() {
    assertThat(withdraws(PURPOSE, "request-1").hasNothingGranted()).isTrue();
  }

  @Test
  void theListShowsTheWordsOfTodayAndThoseAgreedTo() {
    assertThat(listed("en").hasAgreed()).isFalse();
    assertThat(alice.grants()).isNotNull();
    running.store.seed(APurpose.named(PURPOSE).version(2).saying("something else"));

    ListConsentResponse.Item item = listed("en");

    assertThat(item.getPurpose().getVersion()).isEqualTo(2);
    assertThat(item.getPurpose().getWords().getLanguage()).isEqualTo("en");
    assertThat(item.getPurpose().getWords().getContent()).isEqualTo("something else");
    assertThat(item.getAgreed().getContent()).isEqualTo("我们需要你的头像和昵称");
    assertThat(item.getStance().getGranted()).isFalse();
    assertThat(item.getStance().getLast()).isEqualTo(Decision.DECISION_GRANTED);
  }

  @Test
  void aTokenThatAdmitsToNothingIsRefusedEverywhere() {
    String prompt = alice.prompt().value();
    running.passport.revoke.revoke(alice.app(), alice.token());

    assertThat(taps().getNotValid().getReason()).isEqualTo(NotValid.Reason.REASON_REVOKED);
    assertThat(taps().hasProfile()).isFalse();
    assertThat(grants(prompt, "request-1").getNotValid().getReason())
        .isEqualTo(NotValid.Reason.REASON_REVOKED);
    assertThat(withdraws(PURPOSE, "request-1").getNotValid().getReason())
        .isEqualTo(NotValid.Reason.REASON_REVOKED);
    assertThat(exports().getNotValid().getReason()).isEqualTo(NotValid.Reason.REASON_REVOKED);
    assertThat(
            running
                .consent
                .listConsent(
                    ListConsentRequest.newBuilder().setAppId(APP).setSessionToken(token).build())
                .getNotValid()
                .getReason())
        .isEqualTo(NotValid.Reason.REASON_REVOKED);
  }
}
