package dev.minipassport.session;

/// What came of ending a session by its id.
public sealed interface NamedRevocation permits Revocation, NamedRevocation.NoSuchSession {

  /// The person has no live session of that id in this app.
  record NoSuchSession() implements NamedRevocation {}
}
