package dev.minipassport.userdata;

import dev.minipassport.session.NotValid;

/// What came of encrypting or decrypting.
public sealed interface NetworkOutcome {
  record Encrypted(SealedBytes sealed) implements NetworkOutcome {}

  record Decrypted(PlainBytes plain) implements NetworkOutcome {}

  /// See [NetworkCipher.Opening.Undecipherable].
  record Undecipherable() implements NetworkOutcome {}

  /// See [NetworkCipher.Opening.KeyGone].
  record KeyGone() implements NetworkOutcome {}

  /// The session key is outdated, or there is none: the client calls `wx.login` and logs in.
  record LogInAgain() implements NetworkOutcome {}

  record NotSignedIn(NotValid why) implements NetworkOutcome {}
}
