package dev.minipassport.app.demo.chapter;

import dev.minipassport.app.demo.Chapter;
import dev.minipassport.app.demo.Finding;
import dev.minipassport.app.demo.SecretSearch;
import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Step;
import dev.minipassport.v1.EraseMyDataResponse;
import dev.minipassport.v1.ExportMyDataResponse;
import dev.minipassport.v1.LoginResponse;
import dev.minipassport.v1.Profile;
import java.util.List;

/// A person takes her data with her, is forgotten, and comes back.
public final class ErasureChapter implements Chapter {
  private final Fay fay;
  private String openId = "";
  private String formerIdentity = "";

  public ErasureChapter(Fay fay) {
    this.fay = fay;
  }

  @Override
  public List<Step> steps(Stage stage) {
    return List.of(
        new Step("all that is kept of her", "ExportMyData(token)", () -> export(stage)),
        new Step(
            "she is in the database files", "search for open id and nickname", () -> kept(stage)),
        new Step("she has it erased", "EraseMyData(token)", () -> erase(stage)),
        new Step(
            "nothing of her is there", "search for open id, nickname, number", () -> gone(stage)),
        new Step("she comes back as new", "Login(code)", () -> back(stage)));
  }

  /// That takes a login of the last minutes.
  private Finding export(Stage stage) throws Exception {
    LoginResponse login = fay.logIn(stage);
    formerIdentity = login.getSignedIn().getSession().getIdentityId();
    ExportMyDataResponse.Exported data = fay.visit(stage).export().getExported();
    openId = data.getOpenId();
    return Finding.of(
        data.getKept().getProfile().getNickname().getValue().equals("Fay")
            && data.getKept().hasPhone()
            && data.hasReceipt(),
        Told.profile(data.getKept().getProfile())
            + ", phone "
            + data.getKept().getPhone().getMasked()
            + ", sessions: "
            + data.getSessionsCount());
  }

  private Finding kept(Stage stage) throws Exception {
    SecretSearch search = stage.search();
    return Finding.of(search.inTheData(openId) > 0, "found: " + search.inTheData(openId));
  }

  private Finding erase(Stage stage) {
    EraseMyDataResponse answer = fay.visit(stage).eraseAll();
    return Finding.of(
        answer.getErased().getTracesCount() == 1 && answer.getErased().getTraces(0).hasReceipt(),
        answer.hasErased() ? "erased, with a receipt" : answer.getOutcomeCase().name());
  }

  private Finding gone(Stage stage) throws Exception {
    SecretSearch search = stage.search();
    long found =
        search.inTheData(openId) + search.inTheData(Fay.NICKNAME) + search.inTheData(Fay.NUMBER);
    return Finding.of(found == 0 && !openId.isEmpty(), "found: " + found);
  }

  private Finding back(Stage stage) throws Exception {
    LoginResponse answer = fay.logIn(stage);
    Profile profile = fay.visit(stage).read().getProfile();
    return Finding.of(
        answer.getSignedIn().getFirstLogin()
            && !answer.getSignedIn().getSession().getIdentityId().equals(formerIdentity)
            && profile.equals(Profile.getDefaultInstance()),
        Told.login(answer) + ", " + Told.profile(profile));
  }
}
