package dev.minipassport.session;

import dev.minipassport.token.SessionToken;
import java.time.Instant;
import java.util.Optional;

/// What came of trading a token for a fresh one.
public sealed interface Rotation permits Rotation.Rotated, Rotation.NotDue, NotValid {

  /// The session has the token `successor` now.
  record Rotated(SessionToken successor, Session.Live session, Instant expiresAt)
      implements Rotation {}

  /// Too early: nothing was changed.
  ///
  /// @param dueAt absent if the presented token will never be due
  record NotDue(Optional<Instant> dueAt) implements Rotation {}
}
