package dev.minipassport.app.demo.chapter;

import dev.minipassport.app.demo.Chapter;
import dev.minipassport.app.demo.Finding;
import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Step;
import dev.minipassport.v1.CodeRejected;
import dev.minipassport.v1.LoginResponse;
import java.util.List;

/// WeChat consumes a code and its answer is lost: nobody can know, so nobody pretends to.
public final class LostAnswerChapter implements Chapter {
  private String code = "";

  @Override
  public List<Step> steps(Stage stage) {
    return List.of(
        new Step("WeChat's answer is lost", "Login(code)", () -> lost(stage)),
        new Step("the same code again", "Login(code)", () -> again(stage)),
        new Step("a fresh code", "Login(fresh code)", () -> fresh(stage)));
  }

  private Finding lost(Stage stage) throws Exception {
    code = stage.phones().code("dave");
    stage.phones().failNext("RESET_AFTER");
    LoginResponse answer = stage.backend().logIn(code, "iPhone");
    return Finding.of(
        answer.getCodeRejected().getReason() == CodeRejected.Reason.REASON_EXCHANGE_UNKNOWN
            && answer.getCodeRejected().getWaitBeforeLogin().getSeconds() > 0,
        Told.login(answer));
  }

  private Finding again(Stage stage) throws Exception {
    long before = stage.phones().exchanges();
    LoginResponse answer = stage.backend().logIn(code, "iPhone");
    long calls = stage.phones().exchanges() - before;
    return Finding.of(
        answer.hasCodeRejected() && calls == 0, Told.login(answer) + "; calls to WeChat: " + calls);
  }

  private Finding fresh(Stage stage) throws Exception {
    LoginResponse answer = stage.backend().logIn(stage.phones().code("dave"), "iPhone");
    return Finding.of(answer.hasSignedIn(), Told.login(answer));
  }
}
