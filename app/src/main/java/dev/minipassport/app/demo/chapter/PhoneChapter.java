package dev.minipassport.app.demo.chapter;

import dev.minipassport.app.demo.Chapter;
import dev.minipassport.app.demo.Finding;
import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Step;
import dev.minipassport.app.demo.Visit;
import dev.minipassport.v1.BindPhoneResponse;
import dev.minipassport.v1.Capability;
import dev.minipassport.v1.DecidePromptResponse;
import dev.minipassport.v1.PhoneNumber;
import dev.minipassport.v1.Trigger;
import java.util.List;

/// A phone number: asked for by the right button, paid for once, one person's.
public final class PhoneChapter implements Chapter {
  private static final String PURPOSE = "delivery";
  private static final String MASKED = "139******78";

  private final Fay fay;
  private String prompt = "";
  private String code = "";

  public PhoneChapter(Fay fay) {
    this.fay = fay;
  }

  @Override
  public List<Step> steps(Stage stage) {
    return List.of(
        new Step("may we have the number?", "DecidePrompt(unprompted)", () -> ask(stage)),
        new Step("a tap, and it is bound", "BindPhone(code, grant)", () -> bind(stage)),
        new Step("the same code once more", "BindPhone(code)", () -> again(stage)),
        new Step("nobody sees more than this", "ReadPhone(token)", () -> read(stage)),
        new Step("another person with that number", "BindPhone(code, grant)", () -> taken(stage)));
  }

  private Visit visit(Stage stage) {
    return fay.visit(stage).about(PURPOSE);
  }

  private static DecidePromptResponse decide(Visit visit) {
    return visit.decide(Trigger.TRIGGER_UNPROMPTED);
  }

  private Finding ask(Stage stage) {
    DecidePromptResponse answer = decide(visit(stage));
    prompt = answer.getAsk().getCollection().getPromptId();
    return Finding.of(
        answer.getAsk().getCollection().getCapability() == Capability.CAPABILITY_PHONE_CODE,
        Told.prompt(answer));
  }

  private Finding bind(Stage stage) throws Exception {
    stage.phones().numberOf(Fay.NAME, Fay.NUMBER);
    code = stage.phones().phoneCode(Stage.FOURTH_APP, Fay.NAME);
    return bound(stage, visit(stage).bind(prompt, code));
  }

  private Finding again(Stage stage) throws Exception {
    return bound(stage, visit(stage).bind(code));
  }

  private static Finding bound(Stage stage, BindPhoneResponse answer) throws Exception {
    int redeemed = stage.phones().redeemed(Stage.FOURTH_APP);
    return Finding.of(
        answer.getBound().getPhone().getMasked().equals(MASKED) && redeemed == 1,
        answer.hasBound()
            ? "bound, +86 " + answer.getBound().getPhone().getMasked() + ", redeemed: " + redeemed
            : answer.getOutcomeCase().name());
  }

  private Finding read(Stage stage) {
    PhoneNumber phone = visit(stage).phone().getKnown().getPhone();
    return Finding.of(
        phone.getMasked().equals(MASKED) && phone.getE164().isEmpty(),
        "+" + phone.getCountryCode() + " " + phone.getMasked());
  }

  private Finding taken(Stage stage) throws Exception {
    stage.phones().numberOf("gus", Fay.NUMBER);
    var login =
        stage
            .backend(Stage.FOURTH_APP)
            .logIn(stage.phones().code(Stage.FOURTH_APP, "gus"), "Android")
            .getSignedIn();
    Visit gus = stage.backend(Stage.FOURTH_APP).visit(login.getSessionToken()).about(PURPOSE);
    BindPhoneResponse answer =
        gus.bind(
            decide(gus).getAsk().getCollection().getPromptId(),
            stage.phones().phoneCode(Stage.FOURTH_APP, "gus"));
    return Finding.of(
        answer.hasNumberTaken() && gus.phone().hasNoPhone(), answer.getOutcomeCase().name());
  }
}
