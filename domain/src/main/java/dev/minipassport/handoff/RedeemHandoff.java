package dev.minipassport.handoff;

import dev.minipassport.fault.UnknownApp;
import dev.minipassport.handoff.Redemption.Redeemed;
import dev.minipassport.handoff.Redemption.TicketRejected;
import dev.minipassport.identity.AppId;
import dev.minipassport.session.Session;
import dev.minipassport.session.SessionId;
import dev.minipassport.session.SessionPolicies;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.token.HandoffTicket;
import dev.minipassport.token.SessionToken;
import dev.minipassport.token.TokenDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Trades a ticket, once, for a session of its own.
///
/// The child ends no later than its parent would if nobody used that again, so expiry needs no look
/// at the parent; a revocation of the parent ends both.
public final class RedeemHandoff {
  private final Handoffs handoffs;
  private final SessionPolicies policies;
  private final Clock clock;
  private final RandomGenerator random;

  public RedeemHandoff(
      Handoffs handoffs, SessionPolicies policies, Clock clock, RandomGenerator random) {
    this.handoffs = handoffs;
    this.policies = policies;
    this.clock = clock;
    this.random = random;
  }

  public Redemption redeem(AppId app, HandoffTicket ticket) {
    SessionTerms terms = policies.termsOf(app).orElseThrow(() -> new UnknownApp(app));
    Instant now = clock.instant();
    var token = SessionToken.random(random);
    var id = new SessionId(new UUID(random.nextLong(), random.nextLong()));
    return handoffs
        .redeem(
            ticket.digest(),
            app,
            now,
            (parent, siblings) ->
                terms.admits(parent, now)
                    ? Optional.of(
                        new Handoffs.Child(
                            child(id, parent, token.digest(), terms, now), displaced(siblings)))
                    : Optional.empty())
        .<Redemption>map(child -> new Redeemed(token, child, terms.endOf(child)))
        .orElseGet(TicketRejected::new);
  }

  private static Session.Live child(
      SessionId id, Session.Live parent, TokenDigest token, SessionTerms terms, Instant now) {
    Instant longest = now.plus(SessionTerms.CHILD_LIFETIME);
    Instant parentEnd = terms.endOf(parent);
    return new Session.Live(
        id,
        parent.identity(),
        token,
        now,
        true,
        parent.issuedIn(),
        now,
        parent.loggedInAt(),
        now,
        longest.isBefore(parentEnd) ? longest : parentEnd,
        parent.device(),
        Optional.of(parent.id()));
  }

  private static List<SessionId> displaced(List<Session.Live> siblings) {
    int room = SessionTerms.CHILDREN - 1;
    return siblings.stream()
        .limit(Math.max(0, siblings.size() - room))
        .map(Session.Live::id)
        .toList();
  }
}
