package dev.minipassport.simulator.api;

import dev.minipassport.simulator.world.SimulatedApp;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What both token endpoints are given, and the checks they share.
record Credentials(@Nullable String appId, @Nullable String secret, @Nullable String grantType) {

  /// Runs the checks in their order, then asks `then` for the answer.
  ///
  /// @param wrongSecret what this endpoint says to a wrong secret
  Answer check(Call call, WeChatError wrongSecret, Function<SimulatedApp, Answer> then) {
    if (appId == null || appId.isEmpty()) {
      return WeChatError.APPID_MISSING.refused();
    }
    if (secret == null || secret.isEmpty()) {
      return WeChatError.APPSECRET_MISSING.refused();
    }
    Optional<SimulatedApp> app = call.world().app(appId);
    if (app.isEmpty()) {
      return WeChatError.INVALID_APPID.refused();
    }
    if (!app.get().hasSecret(secret)) {
      return wrongSecret.refused();
    }
    if (!"client_credential".equals(grantType)) {
      return WeChatError.INVALID_GRANT_TYPE.refused();
    }
    if (app.get().frozen() != 0) {
      return WeChatError.refusedWith(app.get().frozen());
    }
    if (!app.get().allows(call.callerAddress())) {
      return WeChatError.IP_REFUSED.refused(call.callerAddress());
    }
    return then.apply(app.get());
  }

  @Override
  public String toString() {
    return "Credentials[" + appId + "]";
  }
}
