package dev.minipassport.handoff;

import dev.minipassport.session.Session;
import dev.minipassport.token.SessionToken;
import java.time.Instant;

/// What came of redeeming a ticket.
public sealed interface Redemption {

  /// The web-view holds a session of its own.
  record Redeemed(SessionToken token, Session.Live session, Instant expiresAt)
      implements Redemption {}

  /// Unknown, used, too old, of another app, or its parent session has ended.
  record TicketRejected() implements Redemption {}
}
