package dev.minipassport.session;

/// What came of ending sessions.
public sealed interface Revocation permits Revocation.Revoked, Revocation.NoSuchSession, NotValid {

  /// Ended and written.
  record Revoked() implements Revocation {}

  /// The person has no live session of that id in this app.
  record NoSuchSession() implements Revocation {}
}
