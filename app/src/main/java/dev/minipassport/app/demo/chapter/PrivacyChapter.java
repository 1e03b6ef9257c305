package dev.minipassport.app.demo.chapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.app.demo.Chapter;
import dev.minipassport.app.demo.Finding;
import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Step;
import dev.minipassport.v1.DecidePromptResponse;
import dev.minipassport.v1.FillProfileResponse;
import dev.minipassport.v1.HandlePushResponse.Obeyed;
import dev.minipassport.v1.Profile;
import dev.minipassport.v1.Trigger;
import java.time.Duration;
import java.util.List;

/// WeChat tells of a person who changed their mind.
public final class PrivacyChapter implements Chapter {
  private static final String NICKNAME_AND_AVATAR = "6";
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

  private final Fay fay;
  private String prompt = "";

  public PrivacyChapter(Fay fay) {
    this.fay = fay;
  }

  @Override
  public List<Step> steps(Stage stage) {
    return List.of(
        new Step("WeChat verifies the push URL", "HandlePush(GET)", () -> verify(stage)),
        new Step("a message to customer service", "HandlePush; SealReply", () -> message(stage)),
        new Step("nickname and avatar are revoked", "HandlePush(revoke 6)", () -> revoke(stage)),
        new Step("the profile is empty", "ReadProfile(token)", () -> empty(stage)),
        new Step("the next page asks nothing", "DecidePrompt(unprompted)", () -> quiet(stage)),
        new Step("the event comes once more", "HandlePush(the same)", () -> repeat(stage)),
        new Step("a tap asks", "DecidePrompt(tap)", () -> tap(stage)),
        new Step("she agrees again", "FillProfile(form, grant)", () -> agree(stage)),
        new Step("an older event comes late", "HandlePush(revoke 6, late)", () -> late(stage)));
  }

  private Finding verify(Stage stage) throws Exception {
    JsonNode pushed = stage.phones().verifyPush(Stage.FOURTH_APP);
    return told(pushed).and(stage.lastPush().hasEcho());
  }

  private static Finding told(JsonNode pushed) {
    String outcome = pushed.path("outcome").asText();
    return Finding.of(
        outcome.equals("acknowledged") || outcome.equals("replied"), "WeChat: " + outcome);
  }

  private Finding message(Stage stage) throws Exception {
    JsonNode pushed =
        stage.phones().writeToService(Stage.FOURTH_APP, Fay.NAME, "Where is my order?");
    return Finding.of(
        stage.lastPush().getNotOurs().getPlaintext().contains("Where is my order?")
            && pushed.path("reply").toString().contains("good luck"),
        "passed on; WeChat reads " + pushed.path("reply"));
  }

  private Finding revoke(Stage stage) throws Exception {
    JsonNode pushed =
        stage.phones().pushRevocation(Stage.FOURTH_APP, Fay.NAME, NICKNAME_AND_AVATAR);
    Obeyed done = stage.lastPush().getObeyed();
    return told(pushed)
        .and(
            done.getErasedCount() == 2
                && done.getWithdrawnPurposeIdsList().equals(List.of("profile"))
                && done.hasReceipt());
  }

  private Finding empty(Stage stage) {
    Profile profile = fay.visit(stage).read().getProfile();
    return Finding.of(profile.equals(Profile.getDefaultInstance()), Told.profile(profile));
  }

  private Finding quiet(Stage stage) {
    DecidePromptResponse answer = fay.visit(stage).decide(Trigger.TRIGGER_UNPROMPTED);
    return Finding.of(answer.hasQuiet(), Told.prompt(answer));
  }

  private Finding repeat(Stage stage) throws Exception {
    JsonNode pushed = stage.phones().repeatPush(Stage.FOURTH_APP);
    return told(pushed).and(stage.lastPush().hasDuplicate());
  }

  private Finding tap(Stage stage) {
    DecidePromptResponse answer = fay.visit(stage).decide(Trigger.TRIGGER_USER_ACTION);
    prompt = answer.getAsk().getCollection().getPromptId();
    return Finding.of(answer.hasAsk(), Told.prompt(answer));
  }

  private Finding agree(Stage stage) throws Exception {
    stage.phones().passTime(TWO_MINUTES);
    FillProfileResponse answer =
        stage.eventually(
            () -> fay.visit(stage).fill(prompt, "Fay", ""), FillProfileResponse::hasFilled);
    return Finding.of(
        answer.getFilled().getProfile().getNickname().getValue().equals("Fay"),
        Told.profile(answer.getFilled().getProfile()));
  }

  /// It tells of what was before she agreed again.
  private Finding late(Stage stage) throws Exception {
    JsonNode pushed =
        stage.phones().pushRevocation(Stage.FOURTH_APP, Fay.NAME, NICKNAME_AND_AVATAR, "late");
    Profile profile = fay.visit(stage).read().getProfile();
    return told(pushed)
        .and(
            stage.lastPush().getObeyed().getErasedCount() == 0
                && profile.getNickname().getValue().equals("Fay"));
  }
}
