package dev.minipassport.session;

import dev.minipassport.token.SealedToken;
import java.util.Optional;

/// What a presented token is worth at this moment.
public sealed interface Standing permits Standing.Admitted, NotValid {

  /// The token admits to `session`.
  ///
  /// @param successor the next token, sealed under the presented one, where there is one to replay
  /// @param bySuperseded the presented token has been replaced, and is honoured for a while
  record Admitted(
      Session.Live session,
      SessionTerms terms,
      boolean bySuperseded,
      Optional<SealedToken> successor)
      implements Standing {}
}
