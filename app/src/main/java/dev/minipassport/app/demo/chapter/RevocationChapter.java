package dev.minipassport.app.demo.chapter;

import dev.minipassport.app.demo.Chapter;
import dev.minipassport.app.demo.Finding;
import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Step;
import dev.minipassport.v1.LoginResponse;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.ValidateSessionResponse;
import java.util.List;

/// A person signs the other devices out.
public final class RevocationChapter implements Chapter {
  private final Tokens tokens;

  public RevocationChapter(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public List<Step> steps(Stage stage) {
    return List.of(
        new Step("the phone signs in again", "Login(code, \"iPhone\")", () -> logIn(stage)),
        new Step("revoke others", "RevokeOtherSessions(token)", () -> revokeOthers(stage)),
        new Step("the tablet is out", "ValidateSession(tablet's token)", () -> tablet(stage)),
        new Step("the phone is not", "ValidateSession(token)", () -> phone(stage)));
  }

  private Finding logIn(Stage stage) throws Exception {
    LoginResponse answer = stage.backend().logIn(stage.phones().code("alice"), "iPhone");
    tokens.phoneHolds(answer.getSignedIn());
    return Finding.of(answer.hasSignedIn(), Told.login(answer));
  }

  private Finding revokeOthers(Stage stage) {
    return Finding.of(stage.backend().revokeOthers(tokens.phone()).hasRevoked(), "revoked");
  }

  private Finding tablet(Stage stage) {
    ValidateSessionResponse answer = stage.backend().validate(tokens.tablet());
    return Finding.of(
        Told.isNotValid(answer, NotValid.Reason.REASON_REVOKED), Told.validation(answer));
  }

  private Finding phone(Stage stage) {
    ValidateSessionResponse answer = stage.backend().validate(tokens.phone());
    return Finding.of(answer.hasValid(), Told.validation(answer));
  }
}
