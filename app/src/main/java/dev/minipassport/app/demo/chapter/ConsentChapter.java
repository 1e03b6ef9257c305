package dev.minipassport.app.demo.chapter;

import dev.minipassport.app.demo.Chapter;
import dev.minipassport.app.demo.Finding;
import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Step;
import dev.minipassport.v1.AnswerPromptRequest;
import dev.minipassport.v1.AnswerPromptResponse;
import dev.minipassport.v1.Capability;
import dev.minipassport.v1.DecidePromptResponse;
import dev.minipassport.v1.Decision;
import dev.minipassport.v1.FillProfileResponse;
import dev.minipassport.v1.NotAnswered;
import dev.minipassport.v1.Surface;
import dev.minipassport.v1.Trigger;
import java.time.Duration;
import java.util.List;

/// A person is asked for nickname and avatar: once, and not again without a reason.
public final class ConsentChapter implements Chapter {
  static final String PICTURE = "https://cdn.example.com/erin.png";
  private static final Duration TWO_DAYS = Duration.ofDays(2);

  private final Erin erin;
  private String prompt = "";

  public ConsentChapter(Erin erin) {
    this.erin = erin;
  }

  @Override
  public List<Step> steps(Stage stage) {
    return List.of(
        new Step("first visit: may we ask?", "DecidePrompt(unprompted)", () -> first(stage)),
        new Step("the dialog is closed", "AnswerPrompt(dismissed)", () -> dismiss(stage)),
        new Step("the next page asks nobody", "DecidePrompt(unprompted)", () -> quiet(stage)),
        new Step("a tap is answered", "DecidePrompt(tap)", () -> tap(stage)),
        new Step("she refuses", "AnswerPrompt(refused)", () -> refuse(stage)),
        new Step("a tap meanwhile is answered too", "DecidePrompt(tap)", () -> tap(stage)),
        new Step(
            "a failure is no refusal", "AnswerPrompt(failed, \"…TAP gesture\")", () -> fail(stage)),
        new Step("two days later", "DecidePrompt(unprompted)", () -> open(stage)),
        new Step("yes, and the form, in one call", "FillProfile(form, grant)", () -> fill(stage)),
        new Step("never asked again", "DecidePrompt(unprompted)", () -> known(stage)));
  }

  private Finding first(Stage stage) throws Exception {
    erin.logIn(stage, Stage.APP);
    DecidePromptResponse answer = decide(stage, Trigger.TRIGGER_UNPROMPTED);
    return asked(answer)
        .and(
            answer.getAsk().getCollection().getCapability() == Capability.CAPABILITY_FORM
                && answer.getAsk().getQuestions(0).getWords().getTitle().startsWith("Nickname"));
  }

  private DecidePromptResponse decide(Stage stage, Trigger trigger) {
    DecidePromptResponse answer = erin.visit(stage).decide(trigger);
    prompt = answer.getAsk().getCollection().getPromptId();
    return answer;
  }

  private static Finding asked(DecidePromptResponse answer) {
    return Finding.of(answer.hasAsk(), Told.prompt(answer));
  }

  private Finding dismiss(Stage stage) {
    AnswerPromptResponse answer =
        erin.visit(stage)
            .answer(
                prompt,
                request ->
                    request.setDismissed(AnswerPromptRequest.Dismissed.getDefaultInstance()));
    return recorded(answer, Decision.DECISION_DISMISSED);
  }

  private static Finding recorded(AnswerPromptResponse answer, Decision decision) {
    return Finding.of(
        answer.getRecorded().getDecision() == decision
            && answer.getRecorded().getStances(0).hasQuietUntil(),
        Told.answered(answer));
  }

  private Finding quiet(Stage stage) {
    DecidePromptResponse answer = decide(stage, Trigger.TRIGGER_UNPROMPTED);
    return Finding.of(answer.getQuiet().hasUntil(), Told.prompt(answer));
  }

  private Finding tap(Stage stage) {
    return asked(decide(stage, Trigger.TRIGGER_USER_ACTION));
  }

  private Finding refuse(Stage stage) {
    AnswerPromptResponse answer =
        erin.visit(stage)
            .answer(
                prompt,
                request ->
                    request.setRefused(
                        AnswerPromptRequest.Refused.newBuilder()
                            .setSurface(Surface.SURFACE_OWN_DIALOG)));
    return recorded(answer, Decision.DECISION_REFUSED);
  }

  private Finding fail(Stage stage) {
    AnswerPromptResponse answer =
        erin.visit(stage)
            .answer(
                prompt,
                request ->
                    request.setFailed(
                        AnswerPromptRequest.Failed.newBuilder()
                            .setErrMsg(
                                "getUserProfile:fail can only be invoked by user TAP gesture.")));
    return Finding.of(
        answer.getNoAnswer().getCause() == NotAnswered.NOT_ANSWERED_NO_TAP, Told.answered(answer));
  }

  private Finding open(Stage stage) throws Exception {
    DecidePromptResponse before = decide(stage, Trigger.TRIGGER_UNPROMPTED);
    stage.phones().passTime(TWO_DAYS);
    DecidePromptResponse answer =
        stage.eventually(
            () -> decide(stage, Trigger.TRIGGER_UNPROMPTED), DecidePromptResponse::hasAsk);
    return asked(answer).and(before.hasQuiet());
  }

  private Finding fill(Stage stage) {
    FillProfileResponse answer = erin.visit(stage).fill(prompt, " Erin  E. ", PICTURE);
    return Finding.of(
        answer.getFilled().getProfile().getNickname().getValue().equals("Erin E."),
        answer.hasFilled()
            ? "filled, " + Told.profile(answer.getFilled().getProfile())
            : answer.getOutcomeCase().name());
  }

  private Finding known(Stage stage) {
    DecidePromptResponse answer = decide(stage, Trigger.TRIGGER_UNPROMPTED);
    return Finding.of(
        answer.hasNotNeeded() && answer.getProfile().hasAvatar(), Told.prompt(answer));
  }
}
