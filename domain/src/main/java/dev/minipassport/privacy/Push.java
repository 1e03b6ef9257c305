package dev.minipassport.privacy;

import java.time.Instant;

/// What a delivery turns out to be.
public sealed interface Push {

  /// WeChat verifies the URL.
  record Verification(Seal seal, String echo) implements Push {}

  /// A message, decrypted where it was encrypted.
  record Message(Seal seal, PushFormat format, String plaintext, PushEvent event) implements Push {
    @Override
    public String toString() {
      return "Message[REDACTED]";
    }
  }

  /// Not WeChat's, or not for this app.
  record Refused(Flaw why) implements Push {}

  /// What the signature covers of the query.
  ///
  /// @param at the `timestamp`
  record Seal(Instant at, String nonce, String signature) {}

  enum Flaw {
    /// The app has no push token in the configuration.
    NOT_CONFIGURED,
    /// The query lacks something or repeats it, or the body is no message.
    MALFORMED,
    /// Not signed with the app's push token.
    SIGNATURE_MISMATCH,
    /// Not encrypted with the app's key.
    UNDECIPHERABLE,
    /// Made for another app.
    WRONG_APP,
    /// In clear, though the app has a key.
    NOT_ENCRYPTED,
    /// Signed more than 10 minutes before it was received, or after.
    STALE,
    /// Its nonce came before, with something else.
    REPLAYED
  }
}
