package dev.minipassport.app.demo.chapter;

import dev.minipassport.app.demo.Chapter;
import dev.minipassport.app.demo.Finding;
import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Step;
import dev.minipassport.v1.ListSessionsResponse.ListedSession;
import dev.minipassport.v1.LoginResponse;
import java.util.List;

/// One person with two devices.
public final class DevicesChapter implements Chapter {
  private final Tokens tokens;

  public DevicesChapter(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public List<Step> steps(Stage stage) {
    return List.of(
        new Step("second device", "Login(code, \"iPad\")", () -> secondDevice(stage)),
        new Step("cold launch of the phone", "Login(code, current_token)", () -> coldLaunch(stage)),
        new Step("list", "ListSessions(token)", () -> list(stage)));
  }

  private Finding secondDevice(Stage stage) throws Exception {
    LoginResponse answer = stage.backend().logIn(stage.phones().code("alice"), "iPad");
    tokens.tabletHolds(answer.getSignedIn());
    return Finding.of(
        answer.hasSignedIn()
            && !answer.getSignedIn().getFirstLogin()
            && !answer.getSignedIn().getContinued(),
        Told.login(answer));
  }

  private Finding coldLaunch(Stage stage) throws Exception {
    LoginResponse answer = stage.backend().logInAgain(stage.phones().code("alice"), tokens.phone());
    tokens.phoneHolds(answer.getSignedIn());
    return Finding.of(answer.getSignedIn().getContinued(), Told.login(answer));
  }

  private Finding list(Stage stage) {
    List<ListedSession> sessions = stage.backend().list(tokens.phone()).getList().getSessionsList();
    List<String> devices = sessions.stream().map(ListedSession::getDeviceLabel).sorted().toList();
    return Finding.of(
        devices.equals(List.of("iPad", "iPhone"))
            && sessions.stream().filter(ListedSession::getCurrent).count() == 1,
        sessions.size() + " sessions: " + String.join(", ", devices));
  }
}
