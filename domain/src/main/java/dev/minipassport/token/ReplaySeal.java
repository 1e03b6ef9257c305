package dev.minipassport.token;

import java.util.Optional;

/// Keeps a token for a caller who may not have received it: sealed under a key derived from what
/// that caller presents and from a key of this server, so that the store alone opens nothing. Held
/// to `ReplaySealContract`.
public interface ReplaySeal {
  SealedToken seal(SessionToken token, PresentedSecret under);

  /// Empty if `sealed` was not sealed under this secret, or its server key is gone.
  Optional<SessionToken> open(SealedToken sealed, PresentedSecret under);
}
