package dev.minipassport.login;

import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.App;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.session.DeviceLabel;
import dev.minipassport.session.SessionId;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.TokenDigest;
import java.time.Instant;
import java.util.Optional;

/// A person WeChat has vouched for, and all that a transaction needs to sign them in: nothing is
/// drawn, sealed or asked for inside it.
///
/// @param token the digest of the token to be given out
/// @param currentToken the one the client presented with its code
/// @param settlement how the code is remembered; absent for a mock code, which is no one's secret
/// @param fresh ids to use where something new comes into being
public record Arrival(
    App app,
    OpenId openId,
    Optional<UnionId> unionId,
    SessionKey sessionKey,
    TokenDigest token,
    Optional<TokenDigest> currentToken,
    Optional<DeviceLabel> device,
    Optional<Settlement> settlement,
    FreshIds fresh,
    Instant at) {

  /// How the code will be remembered.
  ///
  /// @param token the token, sealed under the code
  /// @param replayUntil until when the code gets the same session again
  public record Settlement(TokenDigest code, SealedToken token, Instant replayUntil) {}

  public record FreshIds(IdentityId identity, AccountId account, SessionId session) {}
}
