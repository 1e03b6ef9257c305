package dev.minipassport.login;

import dev.minipassport.token.SealedToken;
import dev.minipassport.token.TokenDigest;
import java.time.Instant;

/// The codes of the last minutes, so that each is exchanged once, whichever node it reaches.
/// Held to `LoginCodesContract`; each writing method is one transaction. [Logins] settles a claim.
public interface LoginCodes {

  /// Claims the code for the caller, unless it is known. A claim granted also shows that the store
  /// can write.
  ///
  /// @param pendingUntil when a claimant that was not heard of again counts as dead
  /// @param forgottenAt when the code may be forgotten: WeChat refuses it by then
  Standing claim(TokenDigest code, Instant now, Instant pendingUntil, Instant forgottenAt);

  /// How a code stands that [#claim] found known. `UNKNOWN` once it was released or forgotten.
  Standing look(TokenDigest code, Instant now);

  /// The exchange never began: the code may be claimed again.
  void release(TokenDigest code);

  /// The exchange gave no session: the code is refused from now on.
  void spend(TokenDigest code);

  sealed interface Standing {
    record Claimed() implements Standing {}

    record Unknown() implements Standing {}

    /// Another attempt is under way.
    record Pending() implements Standing {}

    /// Another attempt began and was not heard of again.
    record Abandoned() implements Standing {}

    /// Signed in with it a moment ago; the token is sealed under the code.
    record Settled(SealedToken token, LoginFacts facts) implements Standing {}

    record Spent() implements Standing {}
  }
}
