package dev.minipassport.simulator.api;

import dev.minipassport.simulator.userkey.UserKey;
import dev.minipassport.simulator.world.Identity;
import dev.minipassport.simulator.world.IssuedKey;
import dev.minipassport.simulator.world.SimulatedApp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// `GET` or `POST /wxa/business/getuserencryptkey`: the last keys that the person's client shares
/// with the app's server.
final class GetUserEncryptKey extends SessionKeyCall {

  @Override
  WeChatError withoutKey() {
    return WeChatError.KEY_EXPIRED;
  }

  @Override
  Answer answer(Call call, SimulatedApp app, Identity identity, IssuedKey key) {
    Instant now = call.now();
    return Answer.Success.ok()
        .and(
            "key_info_list",
            identity.userKeys(call.world()).stream().map(one -> shown(one, now)).toList());
  }

  private static Map<String, Object> shown(UserKey key, Instant now) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("encrypt_key", key.text());
    shown.put("version", key.version());
    shown.put("expire_in", key.expiresIn(now));
    shown.put("iv", key.iv());
    shown.put("create_time", key.createdAt().getEpochSecond());
    return shown;
  }
}
