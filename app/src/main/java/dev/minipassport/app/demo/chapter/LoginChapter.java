package dev.minipassport.app.demo.chapter;

import dev.minipassport.app.demo.Chapter;
import dev.minipassport.app.demo.Finding;
import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Step;
import dev.minipassport.v1.CodeRejected;
import dev.minipassport.v1.LoginResponse;
import dev.minipassport.v1.ValidateSessionResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A code becomes a session, once.
public final class LoginChapter implements Chapter {
  private static final Duration PAST_THE_REPLAY_WINDOW = Duration.ofSeconds(11);

  private final Tokens tokens;
  private String code = "";

  public LoginChapter(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public List<Step> steps(Stage stage) {
    return List.of(
        new Step("first login", "Login(code, \"iPhone\")", () -> firstLogin(stage)),
        new Step("validate", "ValidateSession(token)", () -> validate(stage)),
        new Step("the same code twice at once", "2 x Login(code)", () -> twiceAtOnce(stage)),
        new Step("the same code later", "Login(code)", () -> later(stage)));
  }

  private Finding firstLogin(Stage stage) throws Exception {
    LoginResponse answer = stage.backend().logIn(stage.phones().code("alice"), "iPhone");
    tokens.phoneHolds(answer.getSignedIn());
    return Finding.of(
        answer.getSignedIn().getFirstLogin() && !tokens.phone().isEmpty(), Told.login(answer));
  }

  private Finding validate(Stage stage) {
    ValidateSessionResponse answer = stage.backend().validate(tokens.phone());
    return Finding.of(
        answer.getValid().getSession().getOpenId().equals(tokens.openId())
            && !answer.getValid().getSession().getAccountId().isEmpty(),
        Told.validation(answer));
  }

  private Finding twiceAtOnce(Stage stage) throws Exception {
    code = stage.phones().code("bob");
    long before = stage.phones().exchanges();
    var first = CompletableFuture.supplyAsync(() -> stage.backend().logIn(code, "Android"));
    var second = CompletableFuture.supplyAsync(() -> stage.backend().logIn(code, "Android"));
    var one = first.get().getSignedIn();
    var other = second.get().getSignedIn();
    long calls = stage.phones().exchanges() - before;
    return Finding.of(
        one.hasSession()
            && one.getSessionToken().equals(other.getSessionToken())
            && one.getSession().getSessionId().equals(other.getSession().getSessionId())
            && calls == 1,
        "both: session "
            + Told.id(one.getSession().getSessionId())
            + " and one token; calls to WeChat: "
            + calls);
  }

  private Finding later(Stage stage) throws Exception {
    long before = stage.phones().exchanges();
    stage.phones().passTime(PAST_THE_REPLAY_WINDOW);
    LoginResponse answer =
        stage.eventually(
            () -> stage.backend().logIn(code, "Android"), LoginResponse::hasCodeRejected);
    return Finding.of(
            answer.getCodeRejected().getReason() == CodeRejected.Reason.REASON_USED,
            Told.login(answer))
        .and(stage.phones().exchanges() == before);
  }
}
