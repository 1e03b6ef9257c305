package dev.minipassport.app.demo.chapter;

import dev.minipassport.app.demo.Chapter;
import dev.minipassport.app.demo.Finding;
import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Step;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.ValidateSessionResponse;
import java.util.List;

/// The service dies without warning; what it acknowledged is still there.
public final class CrashChapter implements Chapter {
  private static final int KILLED = 137;

  private final Tokens tokens;

  public CrashChapter(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public List<Step> steps(Stage stage) {
    return List.of(
        new Step("kill -9 of the service, restart", "kill -9; serve", () -> crash(stage)),
        new Step("the phone is signed in", "ValidateSession(token)", () -> phone(stage)),
        new Step(
            "the tablet is still out",
            "ValidateSession(tablet's token)",
            () -> out(stage, tokens.tablet())),
        new Step("revoke all", "RevokeAllSessions(token)", () -> revokeAll(stage)),
        new Step("the phone is out", "ValidateSession(token)", () -> out(stage, tokens.phone())));
  }

  private static Finding crash(Stage stage) throws Exception {
    int status = stage.killAndRestartService();
    return Finding.of(status == KILLED, "died with " + status + "; serves again");
  }

  private Finding phone(Stage stage) {
    ValidateSessionResponse answer = stage.backend().validate(tokens.phone());
    return Finding.of(answer.hasValid(), Told.validation(answer));
  }

  private Finding revokeAll(Stage stage) {
    return Finding.of(stage.backend().revokeAll(tokens.phone()).hasRevoked(), "revoked");
  }

  private static Finding out(Stage stage, String token) {
    ValidateSessionResponse answer = stage.backend().validate(token);
    return Finding.of(
        Told.isNotValid(answer, NotValid.Reason.REASON_REVOKED), Told.validation(answer));
  }
}
