package dev.minipassport.login;

import dev.minipassport.identity.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The session keys WeChat gave, as [Logins] stored them. Held to `LoginsContract`.
public interface SessionKeys {

  /// How long a replaced key stays usable: a parallel `wx.login` rotates it under the client's
  /// feet.
  Duration PREVIOUS_KEY_GRACE = Duration.ofMinutes(5);

  /// The current key first, then those replaced less than [#PREVIOUS_KEY_GRACE] ago, newest first.
  List<SessionKey> of(Identity identity, Instant now);

  /// The current key.
  Optional<SessionKey> current(Identity identity);

  /// One transaction: `known` and all before it are gone, without a grace. `fresh` takes its place,
  /// unless a login replaced it meanwhile.
  void replace(Identity identity, SessionKey known, SessionKey fresh);

  /// As [#replace], and nothing takes its place.
  void drop(Identity identity, SessionKey known);
}
