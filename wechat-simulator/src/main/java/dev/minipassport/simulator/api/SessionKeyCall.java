package dev.minipassport.simulator.api;

import dev.minipassport.simulator.world.Identity;
import dev.minipassport.simulator.world.IssuedKey;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.TokenStanding;
import dev.minipassport.simulator.world.World;
import java.util.Optional;

/// A call that needs an access token and the signature of the session key.
abstract sealed class SessionKeyCall implements Endpoint permits CheckSession, ResetUserSessionKey {

  /// What a missing or expired session key is called here.
  abstract WeChatError withoutKey();

  abstract Answer answer(Call call, SimulatedApp app, Identity identity, IssuedKey key);

  @Override
  public final Answer answer(Call call) {
    String token = call.parameter("access_token");
    if (token == null) {
      return WeChatError.ACCESS_TOKEN_MISSING.refused();
    }
    World world = call.world();
    Optional<SimulatedApp> app = world.appOfToken(token, TokenStanding.VALID);
    if (app.isPresent()) {
      return answer(call, app.get());
    }
    return world.appOfToken(token, TokenStanding.EXPIRED).isPresent()
        ? WeChatError.ACCESS_TOKEN_EXPIRED.refused()
        : WeChatError.INVALID_CREDENTIAL.refused();
  }

  private Answer answer(Call call, SimulatedApp app) {
    String openId = call.parameter("openid");
    String signature = call.parameter("signature");
    if (openId == null || signature == null) {
      return WeChatError.INVALID_ARGS.refused();
    }
    Optional<Identity> identity = app.identity(openId);
    if (identity.isEmpty()) {
      return WeChatError.INVALID_OPENID.refused();
    }
    if (!"hmac_sha256".equals(call.parameter("sig_method"))) {
      return WeChatError.INVALID_SIG_METHOD.refused();
    }
    Optional<IssuedKey> key = identity.get().key().filter(known -> !known.expired(call.now()));
    if (key.isEmpty()) {
      return withoutKey().refused();
    }
    return KeySignature.matches(key.get(), signature)
        ? answer(call, app, identity.get(), key.get())
        : WeChatError.INVALID_SIGNATURE.refused();
  }
}
