package dev.minipassport.app.demo.chapter;

import dev.minipassport.app.demo.Chapter;
import dev.minipassport.app.demo.Finding;
import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Step;
import dev.minipassport.v1.ClearReviewResponse;
import dev.minipassport.v1.DataCategory;
import dev.minipassport.v1.DecidePromptResponse;
import dev.minipassport.v1.FillProfileResponse;
import dev.minipassport.v1.ListReviewsResponse;
import dev.minipassport.v1.Profile;
import dev.minipassport.v1.Trigger;
import java.util.List;

/// What a person typed and picked is looked at before others see it.
public final class ContentChapter implements Chapter {
  private static final String PICTURE = "https://cdn.example.com/fay.png";
  private static final int ADVERTISING = 10_001;
  private static final int ABUSE = 20_003;

  private final Fay fay;
  private String prompt = "";
  private ListReviewsResponse reviews = ListReviewsResponse.getDefaultInstance();

  public ContentChapter(Fay fay) {
    this.fay = fay;
  }

  @Override
  public List<Step> steps(Stage stage) {
    return List.of(
        new Step("a risky nickname is refused", "FillProfile(form, grant)", () -> risky(stage)),
        new Step(
            "a doubtful one is kept, and hidden", "FillProfile(form, grant)", () -> doubt(stage)),
        new Step("an operator looks at it", "ListReviews", () -> look(stage)),
        new Step("and clears it", "ClearReview(show)", () -> clear(stage)),
        new Step("a picture waits for its verdict", "FillProfile(form)", () -> picture(stage)),
        new Step("the verdict comes later", "HandlePush(wxa_media_check)", () -> verdict(stage)));
  }

  private FillProfileResponse fill(Stage stage, String nickname) {
    DecidePromptResponse asked = fay.visit(stage).decide(Trigger.TRIGGER_USER_ACTION);
    prompt = asked.getAsk().getCollection().getPromptId();
    return fay.visit(stage).fill(prompt, nickname, "");
  }

  private Finding risky(Stage stage) throws Exception {
    stage.phones().judge("rotten", "risky", ABUSE);
    stage.phones().judge("Fox", "review", ADVERTISING);
    fay.logIn(stage);
    FillProfileResponse answer = fill(stage, "rotten apple");
    return Finding.of(
        answer.getContentRisky().getCategory() == DataCategory.DATA_CATEGORY_NICKNAME,
        answer.getOutcomeCase() + ": choose another");
  }

  private Finding doubt(Stage stage) {
    Profile profile = fill(stage, Fay.NICKNAME).getFilled().getProfile();
    return hidden(profile, DataCategory.DATA_CATEGORY_NICKNAME);
  }

  private static Finding hidden(Profile profile, DataCategory category) {
    return Finding.of(
        profile.getHiddenList().equals(List.of(category)),
        "filled, hidden: "
            + profile.getHiddenList().stream()
                .map(hidden -> hidden.name().replace("DATA_CATEGORY_", ""))
                .toList());
  }

  private Finding look(Stage stage) {
    reviews = stage.backend(Stage.FOURTH_APP).reviews();
    return Finding.of(
        reviews.getReviewsCount() == 1 && reviews.getReviews(0).getValue().equals(Fay.NICKNAME),
        reviews.getReviewsCount() + " to look at");
  }

  private Finding clear(Stage stage) {
    ClearReviewResponse answer = stage.backend(Stage.FOURTH_APP).clear(reviews.getReviews(0));
    Profile profile = fay.visit(stage).read().getProfile();
    return Finding.of(
        answer.hasDone() && profile.getNickname().getValue().equals(Fay.NICKNAME),
        Told.profile(profile));
  }

  private Finding picture(Stage stage) throws Exception {
    stage.phones().holdVerdicts();
    Profile profile = fay.visit(stage).fill("", PICTURE).getFilled().getProfile();
    return hidden(profile, DataCategory.DATA_CATEGORY_AVATAR);
  }

  private Finding verdict(Stage stage) throws Exception {
    var pushed = stage.phones().pushVerdicts(Stage.FOURTH_APP);
    Profile profile = fay.visit(stage).read().getProfile();
    return Finding.of(
        stage.lastPush().hasObeyed() && profile.hasAvatar() && profile.getHiddenCount() == 0,
        pushed.path("outcome").asText() + ", " + Told.profile(profile));
  }
}
