package dev.minipassport.simulator.api;

import dev.minipassport.simulator.world.Identity;
import dev.minipassport.simulator.world.IssuedKey;
import dev.minipassport.simulator.world.SimulatedApp;

/// `GET /wxa/checksession`: whether this is the session key that is valid now.
final class CheckSession extends SessionKeyCall {

  @Override
  WeChatError withoutKey() {
    return WeChatError.INVALID_SIGNATURE;
  }

  @Override
  Answer answer(Call call, SimulatedApp app, Identity identity, IssuedKey key) {
    return Answer.Success.ok();
  }
}
