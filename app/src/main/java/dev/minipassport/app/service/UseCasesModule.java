package dev.minipassport.app.service;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.minipassport.grpc.service.UseCases;
import dev.minipassport.handoff.Handoffs;
import dev.minipassport.handoff.IssueHandoff;
import dev.minipassport.handoff.RedeemHandoff;
import dev.minipassport.identity.Apps;
import dev.minipassport.login.CodeExchange;
import dev.minipassport.login.LogIn;
import dev.minipassport.login.LoginCodes;
import dev.minipassport.login.LoginTerms;
import dev.minipassport.login.Logins;
import dev.minipassport.login.Pause;
import dev.minipassport.login.SignIn;
import dev.minipassport.session.ListSessions;
import dev.minipassport.session.RevokeSessions;
import dev.minipassport.session.RotateSession;
import dev.minipassport.session.SessionPolicies;
import dev.minipassport.session.Sessions;
import dev.minipassport.session.ValidateSession;
import dev.minipassport.token.ReplaySeal;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// Makes the use cases of the domain, which know nothing of it.
final class UseCasesModule extends AbstractModule {
  private final LoginTerms terms;

  UseCasesModule(LoginTerms terms) {
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

  @Provides
  @Singleton
  ValidateSession validateSession(Sessions sessions, SessionPolicies policies, Clock clock) {
    return new ValidateSession(sessions, policies, clock);
  }

  @Provides
  @Singleton
  RotateSession rotateSession(
      Sessions sessions,
      SessionPolicies policies,
      ReplaySeal seal,
      Clock clock,
      RandomGenerator random) {
    return new RotateSession(sessions, policies, seal, clock, random);
  }

  @Provides
  @Singleton
  ListSessions listSessions(Sessions sessions, SessionPolicies policies, Clock clock) {
    return new ListSessions(sessions, policies, clock);
  }

  @Provides
  @Singleton
  RevokeSessions revokeSessions(Sessions sessions, SessionPolicies policies, Clock clock) {
    return new RevokeSessions(sessions, policies, clock);
  }

  @Provides
  @Singleton
  IssueHandoff issueHandoff(
      Handoffs handoffs,
      Sessions sessions,
      SessionPolicies policies,
      Clock clock,
      RandomGenerator random) {
    return new IssueHandoff(handoffs, sessions, policies, clock, random);
  }

  @Provides
  @Singleton
  RedeemHandoff redeemHandoff(
      Handoffs handoffs, SessionPolicies policies, Clock clock, RandomGenerator random) {
    return new RedeemHandoff(handoffs, policies, clock, random);
  }

  @Provides
  @Singleton
  UseCases useCases(
      LogIn logIn,
      ValidateSession validateSession,
      RotateSession rotateSession,
      ListSessions listSessions,
      RevokeSessions revokeSessions,
      IssueHandoff issueHandoff,
      RedeemHandoff redeemHandoff) {
    return new UseCases(
        logIn,
        validateSession,
        rotateSession,
        listSessions,
        revokeSessions,
        issueHandoff,
        redeemHandoff);
  }
}
