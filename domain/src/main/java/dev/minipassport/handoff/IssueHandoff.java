package dev.minipassport.handoff;

import dev.minipassport.handoff.Handoff.AlreadyHandedOver;
import dev.minipassport.handoff.Handoff.Issued;
import dev.minipassport.handoff.Handoff.NotSignedIn;
import dev.minipassport.identity.AppId;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Session;
import dev.minipassport.session.SessionPolicies;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.session.Sessions;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.HandoffTicket;
import dev.minipassport.token.SessionToken;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// Gives a ticket that carries a sign-in into a web-view.
public final class IssueHandoff {
  private final Handoffs handoffs;
  private final TokenCheck check;
  private final Clock clock;
  private final RandomGenerator random;

  public IssueHandoff(
      Handoffs handoffs,
      Sessions sessions,
      SessionPolicies policies,
      Clock clock,
      RandomGenerator random) {
    this.handoffs = handoffs;
    this.check = new TokenCheck(sessions, policies, clock);
    this.clock = clock;
    this.random = random;
  }

  public Handoff issue(AppId app, SessionToken token) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new NotSignedIn(refused);
      case Admitted admitted when admitted.session().parent().isPresent() ->
          new AlreadyHandedOver();
      case Admitted admitted -> issued(admitted.session());
    };
  }

  private Issued issued(Session.Live parent) {
    var ticket = HandoffTicket.random(random);
    var expiresAt = clock.instant().plus(SessionTerms.TICKET_LIFETIME);
    handoffs.issue(ticket.digest(), parent, expiresAt);
    return new Issued(ticket, expiresAt);
  }
}
