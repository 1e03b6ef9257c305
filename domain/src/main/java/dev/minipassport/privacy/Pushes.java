package dev.minipassport.privacy;

import dev.minipassport.identity.AppId;
import java.time.Instant;

/// Reads what WeChat pushes and writes answers to it, with the token and key of the app. Held to
/// `PushesContract`.
public interface Pushes {
  Push read(AppId app, PushDelivery delivery);

  /// An answer as WeChat expects it, encrypted if the app has a key.
  ///
  /// @param nonce of the delivery that it answers
  /// @param at for its timestamp
  SealedReply seal(AppId app, String reply, PushFormat format, String nonce, Instant at);

  /// What came of sealing.
  sealed interface SealedReply {
    /// The body of the HTTP answer.
    record Sealed(String body) implements SealedReply {}

    /// The app has no push token in the configuration.
    record NotConfigured() implements SealedReply {}
  }
}
