package dev.minipassport.session;

import dev.minipassport.identity.AppId;
import dev.minipassport.session.SessionList.Entry;
import dev.minipassport.session.SessionList.Listed;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.token.SessionToken;
import java.time.Clock;

/// Lists the live sessions of a person in one app.
public final class ListSessions {
  private final Sessions sessions;
  private final TokenCheck check;
  private final Clock clock;

  public ListSessions(Sessions sessions, SessionPolicies policies, Clock clock) {
    this.sessions = sessions;
    this.check = new TokenCheck(sessions, policies, clock);
    this.clock = clock;
  }

  public SessionList list(AppId app, SessionToken token) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> refused;
      case Admitted admitted -> listed(admitted);
    };
  }

  /// The presented session is in use at this moment, which the store may not know yet.
  private Listed listed(Admitted admitted) {
    Session.Live own = admitted.session();
    SessionTerms terms = admitted.terms();
    SessionId current = own.parent().orElse(own.id());
    return new Listed(
        sessions.of(own.identity()).stream()
            .map(session -> session.id().equals(own.id()) ? own : session)
            .filter(session -> terms.admits(session, clock.instant()))
            .map(session -> new Entry(session, terms.endOf(session), session.id().equals(current)))
            .toList());
  }
}
