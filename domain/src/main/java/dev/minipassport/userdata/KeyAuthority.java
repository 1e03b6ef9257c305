package dev.minipassport.userdata;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;

/// Asks WeChat about the session key of a person (protocol 6). Held to `KeyAuthorityContract`.
///
/// Throws [dev.minipassport.fault.Unavailable], [dev.minipassport.fault.QuotaReached] or
/// [dev.minipassport.fault.AppCredentialsRejected] where there is no answer and nothing was done.
public interface KeyAuthority {
  Standing check(Identity person, SessionKey key, Deadline deadline);

  /// Replaces the key. It is sent at most once.
  Resetting reset(Identity person, SessionKey key, Deadline deadline);

  enum Standing {
    CURRENT,
    /// Replaced or expired (87007, 87009).
    OUTDATED
  }

  /// What came of replacing a key.
  sealed interface Resetting {
    record Reset(SessionKey fresh) implements Resetting {}

    /// Replaced before, or expired.
    record Outdated() implements Resetting {}

    /// The request went out and no usable answer came back: which key holds is not known.
    record Unknown() implements Resetting {}
  }
}
