package dev.minipassport.app.usecase;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.minipassport.identity.Apps;
import dev.minipassport.login.CodeExchange;
import dev.minipassport.login.LogIn;
import dev.minipassport.login.LoginCodes;
import dev.minipassport.login.LoginTerms;
import dev.minipassport.login.Logins;
import dev.minipassport.login.Pause;
import dev.minipassport.login.SignIn;
import dev.minipassport.session.SessionPolicies;
import dev.minipassport.session.Sessions;
import dev.minipassport.token.ReplaySeal;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// Signing in with a code.
final class LoginModule extends AbstractModule {
  private final LoginTerms terms;

  LoginModule(LoginTerms terms) {
    this.terms = terms;
  }

  @Provides
  @Singleton
  SignIn signIn(
      SessionPolicies policies,
      Logins logins,
      Sessions sessions,
      ReplaySeal seal,
      Clock clock,
      RandomGenerator random) {
    return new SignIn(policies, logins, sessions, seal, clock, random);
  }

  @Provides
  @Singleton
  LogIn logIn(
      Apps apps, CodeExchange exchange, LoginCodes codes, SignIn signIn, Clock clock, Pause pause) {
    return new LogIn(apps, exchange, codes, signIn, terms, clock, pause);
  }
}
