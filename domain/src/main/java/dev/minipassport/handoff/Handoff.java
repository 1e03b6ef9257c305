package dev.minipassport.handoff;

import dev.minipassport.session.NotValid;
import dev.minipassport.token.HandoffTicket;
import java.time.Instant;

/// What came of asking for a ticket to a web-view.
public sealed interface Handoff
    permits Handoff.Issued, Handoff.AlreadyHandedOver, Handoff.NotSignedIn {

  /// Usable once, until `expiresAt`.
  record Issued(HandoffTicket ticket, Instant expiresAt) implements Handoff {}

  /// The presented session itself was handed over; only its parent can do so.
  record AlreadyHandedOver() implements Handoff {}

  /// The presented token admits to nothing.
  record NotSignedIn(NotValid why) implements Handoff {}
}
