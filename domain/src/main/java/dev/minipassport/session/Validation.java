package dev.minipassport.session;

import java.time.Instant;

/// Whether a token admits, and as whom.
public sealed interface Validation permits Validation.Valid, NotValid {

  /// The token admits to `session`.
  ///
  /// @param expiresAt when the session ends if it is not used again
  /// @param rotateDue the token is old enough, or has a successor waiting
  record Valid(Session.Live session, Instant expiresAt, boolean rotateDue) implements Validation {}
}
