package dev.minipassport.handoff;

import dev.minipassport.identity.AppId;
import dev.minipassport.session.Session;
import dev.minipassport.session.SessionId;
import dev.minipassport.token.TokenDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tickets that carry a sign-in into a web-view. Held to `HandoffsContract`; each method is one
/// transaction.
public interface Handoffs {
  void issue(TokenDigest ticket, Session.Live parent, Instant expiresAt);

  /// Uses the ticket up and writes what `rule` decides. Empty if the ticket is unknown, used, past
  /// its time, of another app (then it stays usable where it belongs), or if its parent has ended
  /// or the rule declines.
  Optional<Session.Live> redeem(TokenDigest ticket, AppId app, Instant now, Rule rule);

  /// Decides, inside the transaction, with the parent's identity locked. It must be quick and must
  /// not call a port.
  interface Rule {

    /// Returns the session to be handed over, or empty to decline.
    ///
    /// @param siblings the live sessions already handed over from `parent`, oldest first
    Optional<Child> decide(Session.Live parent, List<Session.Live> siblings);
  }

  /// The session that a ticket turns into.
  ///
  /// @param displaced siblings that end to make room
  record Child(Session.Live session, List<SessionId> displaced) {}
}
