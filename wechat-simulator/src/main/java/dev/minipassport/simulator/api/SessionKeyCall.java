package dev.minipassport.simulator.api;

import dev.minipassport.simulator.world.Identity;
import dev.minipassport.simulator.world.IssuedKey;
import dev.minipassport.simulator.world.SimulatedApp;
import java.util.Optional;

/// A call that needs an access token and the signature of the session key.
abstract sealed class SessionKeyCall implements Endpoint
    permits CheckSession, ResetUserSessionKey, GetUserEncryptKey {

  /// What a missing or expired session key is called here.
  abstract WeChatError withoutKey();

  abstract Answer answer(Call call, SimulatedApp app, Identity identity, IssuedKey key);

  @Override
  public final Answer answer(Call call) {
    return Holder.check(call, app -> answer(call, app));
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
