package dev.minipassport.simulator.api;

import dev.minipassport.simulator.world.Identity;
import dev.minipassport.simulator.world.IssuedKey;
import dev.minipassport.simulator.world.SimulatedApp;
import java.util.Optional;

/// `GET /wxa/resetusersessionkey`: a new session key with the expiry of the old one.
final class ResetUserSessionKey extends SessionKeyCall {

  @Override
  WeChatError withoutKey() {
    return WeChatError.KEY_EXPIRED;
  }

  @Override
  Answer answer(Call call, SimulatedApp app, Identity identity, IssuedKey key) {
    int perMinute = call.world().rules().quotas().keyResetsPerMinute();
    if (!app.keyResets().takeOfMinute(call.now(), perMinute)) {
      return WeChatError.MINUTE_QUOTA.refused();
    }
    Optional<IssuedKey> fresh = identity.reset(key, call.world());
    if (fresh.isEmpty()) {
      return WeChatError.INVALID_SIGNATURE.refused();
    }
    return Answer.Success.ok()
        .and("openid", identity.openId())
        .and("session_key", fresh.get().text());
  }
}
