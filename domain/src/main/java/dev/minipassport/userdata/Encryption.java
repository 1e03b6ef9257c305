package dev.minipassport.userdata;

import dev.minipassport.session.NotValid;

/// What came of encrypting for a client.
public sealed interface Encryption {
  record Encrypted(SealedBytes sealed) implements Encryption {}

  /// The session key is outdated, or there is none: the client calls `wx.login` and logs in.
  record LogInAgain() implements Encryption {}

  record NotSignedIn(NotValid why) implements Encryption {}
}
