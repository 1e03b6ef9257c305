package dev.minipassport.userdata;

import dev.minipassport.session.NotValid;

/// What came of decrypting what a client sent.
public sealed interface Decryption {
  record Decrypted(PlainBytes plain) implements Decryption {}

  /// See [NetworkCipher.Opening.Undecipherable].
  record Undecipherable() implements Decryption {}

  /// See [NetworkCipher.Opening.KeyGone].
  record KeyGone() implements Decryption {}

  /// As [Encryption.LogInAgain].
  record LogInAgain() implements Decryption {}

  record NotSignedIn(NotValid why) implements Decryption {}
}
