package dev.minipassport.app.demo.chapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.minipassport.app.demo.Chapter;
import dev.minipassport.app.demo.Finding;
import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Step;
import dev.minipassport.v1.OpenUserDataResponse;
import dev.minipassport.v1.UserDataFlawed.Reason;
import dev.minipassport.v1.VerifyUserDataResponse;
import java.util.List;

/// What WeChat encrypts and signs for a person, and the key that stays here.
public final class UserDataChapter implements Chapter {
  private static final String NICKNAME = "艾琳";

  private final Erin erin;
  private JsonNode given = JsonNodeFactory.instance.objectNode();

  public UserDataChapter(Erin erin) {
    this.erin = erin;
  }

  @Override
  public List<Step> steps(Stage stage) {
    return List.of(
        new Step("open encrypted data", "OpenUserData(encryptedData, iv)", () -> open(stage)),
        new Step("verify signed data", "VerifyUserData(rawData, signature)", () -> verify(stage)),
        new Step("a parallel login rotates the key", "Login; OpenUserData", () -> grace(stage)),
        new Step("a key nobody gave us", "OpenUserData(encryptedData, iv)", () -> foreign(stage)),
        new Step("log in, ask again, open", "Login; OpenUserData", () -> again(stage)),
        new Step("one byte changed", "OpenUserData; VerifyUserData", () -> tampered(stage)));
  }

  private void getUserProfile(Stage stage) throws Exception {
    stage.phones().call(Erin.NAME, NICKNAME);
    given = stage.phones().getUserProfile(Erin.NAME);
  }

  private OpenUserDataResponse opened(Stage stage) {
    return erin.visit(stage).open(given.path("encryptedData").asText(), given.path("iv").asText());
  }

  private static Finding found(OpenUserDataResponse answer) {
    return Finding.of(
        answer.getUserInfo().getNickName().equals(NICKNAME),
        answer.hasUserInfo() ? "opened, nickname " + NICKNAME : Told.flaw(answer));
  }

  private Finding open(Stage stage) throws Exception {
    erin.logIn(stage, Stage.APP);
    getUserProfile(stage);
    return found(opened(stage));
  }

  private Finding verify(Stage stage) {
    VerifyUserDataResponse answer =
        erin.visit(stage).verify(given.path("rawData").asText(), given.path("signature").asText());
    return Finding.of(
        answer.getUserInfo().getNickName().equals(NICKNAME),
        answer.hasUserInfo() ? "genuine" : answer.getUserDataFlawed().getReason().name());
  }

  /// The data was made under the key before.
  private Finding grace(Stage stage) throws Exception {
    stage.phones().rotateSessionKey(Erin.NAME);
    erin.logIn(stage, Stage.APP);
    return found(opened(stage));
  }

  private Finding foreign(Stage stage) throws Exception {
    stage.phones().rotateSessionKey(Erin.NAME);
    getUserProfile(stage);
    OpenUserDataResponse answer = opened(stage);
    return Finding.of(
        answer.getUserDataFlawed().getReason() == Reason.REASON_UNDECIPHERABLE,
        Told.flaw(answer) + ": log in, and ask WeChat again");
  }

  private Finding again(Stage stage) throws Exception {
    erin.logIn(stage, Stage.APP);
    getUserProfile(stage);
    return found(opened(stage));
  }

  private Finding tampered(Stage stage) {
    String data = given.path("encryptedData").asText();
    char other = data.charAt(40) == 'A' ? 'B' : 'A';
    OpenUserDataResponse opened =
        erin.visit(stage)
            .open(data.substring(0, 40) + other + data.substring(41), given.path("iv").asText());
    VerifyUserDataResponse verified =
        erin.visit(stage)
            .verify(given.path("rawData").asText() + " ", given.path("signature").asText());
    return Finding.of(
        opened.getUserDataFlawed().getReason() == Reason.REASON_UNDECIPHERABLE
            && verified.getUserDataFlawed().getReason() == Reason.REASON_SIGNATURE_MISMATCH,
        Told.flaw(opened) + "; SIGNATURE_MISMATCH");
  }
}
