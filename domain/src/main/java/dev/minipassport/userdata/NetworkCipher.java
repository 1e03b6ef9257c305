package dev.minipassport.userdata;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;
import java.util.Optional;

/// Encrypts between a client and its backend with the keys that WeChat gives both (protocol 6). The
/// keys never leave the adapter. Held to `NetworkCipherContract`; throws as [KeyAuthority].
///
/// The form is AES-128-GCM: 12 random bytes, the ciphertext, the tag of 16 bytes; the associated
/// data is `app id "\n" version` in UTF-8.
public interface NetworkCipher {

  /// With the newest key; empty if `key` is outdated, and the person has to log in again.
  Optional<SealedBytes> seal(Identity person, SessionKey key, PlainBytes plain, Deadline deadline);

  Opening open(Identity person, SessionKey key, SealedBytes sealed, Deadline deadline);

  /// What came of opening.
  sealed interface Opening {
    record Opened(PlainBytes plain) implements Opening {}

    /// Not sealed with this key for this app, or changed since.
    record Undecipherable() implements Opening {}

    /// The key of this version lived for an hour and is gone: the client takes its latest one.
    record KeyGone() implements Opening {}

    /// The session key is outdated: the client has to log in again.
    record Outdated() implements Opening {}
  }
}
