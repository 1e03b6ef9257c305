package dev.minipassport.app.usecase;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.minipassport.session.ListSessions;
import dev.minipassport.session.RevokeSessions;
import dev.minipassport.session.RotateSession;
import dev.minipassport.session.SessionPolicies;
import dev.minipassport.session.Sessions;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.session.ValidateSession;
import dev.minipassport.token.ReplaySeal;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// Sessions, from one call to the next and from one device to another.
final class SessionModule extends AbstractModule {
  @Provides
  @Singleton
  TokenCheck tokenCheck(Sessions sessions, SessionPolicies policies, Clock clock) {
    return new TokenCheck(sessions, policies, clock);
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
}
