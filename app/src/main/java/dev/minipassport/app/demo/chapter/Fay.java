package dev.minipassport.app.demo.chapter;

import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Visit;
import dev.minipassport.v1.LoginResponse;
import dev.minipassport.v1.SignedIn;

/// The person whom the chapters on content, phones and privacy are about.
public final class Fay {
  static final String NAME = "fay";
  static final String NUMBER = "13912345678";
  static final String NICKNAME = "Fay the Fox";

  private SignedIn login = SignedIn.getDefaultInstance();

  LoginResponse logIn(Stage stage) throws Exception {
    LoginResponse answer =
        stage
            .backend(Stage.FOURTH_APP)
            .logIn(stage.phones().code(Stage.FOURTH_APP, NAME), "iPhone");
    login = answer.getSignedIn();
    return answer;
  }

  SignedIn login() {
    return login;
  }

  Visit visit(Stage stage) {
    return stage.backend(Stage.FOURTH_APP).visit(login.getSessionToken());
  }
}
