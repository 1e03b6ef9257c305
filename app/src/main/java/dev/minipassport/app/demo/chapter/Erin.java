package dev.minipassport.app.demo.chapter;

import dev.minipassport.app.demo.Stage;
import dev.minipassport.app.demo.Visit;
import dev.minipassport.v1.LoginResponse;
import dev.minipassport.v1.SignedIn;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The person whom the chapters on consent and profile are about, in each app she visits.
public final class Erin {
  static final String NAME = "erin";

  private final Map<String, SignedIn> logins = new HashMap<>();

  /// Logs in, going on in the session she has there, if she has one.
  LoginResponse logIn(Stage stage, String app) throws Exception {
    String code = stage.phones().code(app, NAME);
    LoginResponse answer =
        logins.containsKey(app)
            ? stage.backend(app).logInAgain(code, at(app).getSessionToken())
            : stage.backend(app).logIn(code, "iPhone");
    logins.put(app, answer.getSignedIn());
    return answer;
  }

  /// Her last login in the app.
  SignedIn at(String app) {
    return Optional.ofNullable(logins.get(app)).orElseGet(SignedIn::getDefaultInstance);
  }

  String accountIn(String app) {
    return at(app).getSession().getAccountId();
  }

  Visit in(Stage stage, String app) {
    return stage.backend(app).visit(at(app).getSessionToken());
  }

  Visit visit(Stage stage) {
    return in(stage, Stage.APP);
  }
}
