package dev.minipassport.app.demo.chapter;

import dev.minipassport.app.demo.Chapter;
import dev.minipassport.app.demo.Finding;
import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Step;
import dev.minipassport.v1.DecidePromptResponse;
import dev.minipassport.v1.LoginResponse;
import dev.minipassport.v1.ResolveAccountResponse;
import dev.minipassport.v1.SignedIn.Linkage;
import dev.minipassport.v1.Trigger;
import java.util.List;

/// The same person in the owner's other apps.
public final class OwnerChapter implements Chapter {
  private final Erin erin;
  private String formerAccount = "";

  public OwnerChapter(Erin erin) {
    this.erin = erin;
  }

  @Override
  public List<Step> steps(Stage stage) {
    return List.of(
        new Step("a second app of the owner", "Login(code)", () -> second(stage)),
        new Step(
            "is not asked what she told the first",
            "DecidePrompt(unprompted)",
            () -> known(stage, Stage.SECOND_APP)),
        new Step("a third one, not bound yet", "Login(code)", () -> third(stage)),
        new Step("does not know her", "DecidePrompt(unprompted)", () -> stranger(stage)),
        new Step("it is bound late", "Login(code, current_token)", () -> bound(stage)),
        new Step(
            "and asks her nothing either",
            "DecidePrompt(unprompted)",
            () -> known(stage, Stage.THIRD_APP)),
        new Step("the old account id", "ResolveAccount(old id)", () -> resolve(stage)));
  }

  private Finding second(Stage stage) throws Exception {
    LoginResponse answer = erin.logIn(stage, Stage.SECOND_APP);
    return Finding.of(
        !erin.accountIn(Stage.APP).isEmpty()
            && erin.accountIn(Stage.SECOND_APP).equals(erin.accountIn(Stage.APP)),
        Told.login(answer) + ", the same account");
  }

  private Finding known(Stage stage, String app) {
    DecidePromptResponse answer = erin.in(stage, app).decide(Trigger.TRIGGER_UNPROMPTED);
    return Finding.of(
        answer.hasNotNeeded()
            && answer.getProfile().getNickname().getOrigin().getFromAppId().equals(Stage.APP),
        Told.prompt(answer));
  }

  private Finding third(Stage stage) throws Exception {
    LoginResponse answer = erin.logIn(stage, Stage.THIRD_APP);
    formerAccount = erin.accountIn(Stage.THIRD_APP);
    return Finding.of(
        !formerAccount.isEmpty() && !formerAccount.equals(erin.accountIn(Stage.APP)),
        Told.login(answer) + ", another account");
  }

  private Finding stranger(Stage stage) {
    DecidePromptResponse answer =
        erin.in(stage, Stage.THIRD_APP).decide(Trigger.TRIGGER_UNPROMPTED);
    return Finding.of(answer.hasAsk(), Told.prompt(answer));
  }

  private Finding bound(Stage stage) throws Exception {
    stage.phones().bind(Stage.THIRD_APP, "demo");
    LoginResponse answer = erin.logIn(stage, Stage.THIRD_APP);
    return Finding.of(
        answer.getSignedIn().getLinkage() == Linkage.LINKAGE_LINKED
            && erin.accountIn(Stage.THIRD_APP).equals(erin.accountIn(Stage.APP)),
        Told.login(answer) + ", linked");
  }

  private Finding resolve(Stage stage) {
    ResolveAccountResponse answer = erin.in(stage, Stage.THIRD_APP).resolve(formerAccount);
    String resolved = answer.getResolved().getAccountId();
    return Finding.of(
        resolved.equals(erin.accountIn(Stage.APP)), "resolves to account " + Told.id(resolved));
  }
}
