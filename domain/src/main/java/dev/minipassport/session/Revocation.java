package dev.minipassport.session;

/// What came of ending sessions.
public sealed interface Revocation extends NamedRevocation permits Revocation.Revoked, NotValid {

  /// Ended and written.
  record Revoked() implements Revocation {}
}
