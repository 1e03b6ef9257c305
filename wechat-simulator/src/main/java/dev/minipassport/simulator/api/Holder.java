package dev.minipassport.simulator.api;

import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.TokenStanding;
import dev.minipassport.simulator.world.World;
import java.util.Optional;
import java.util.function.Function;

/// The check of the `access_token` in the query, shared by all calls that need one.
public final class Holder {
  private Holder() {}

  /// Asks `then` for the answer to the app whose token it is.
  public static Answer check(Call call, Function<SimulatedApp, Answer> then) {
    String token = call.parameter("access_token");
    if (token == null) {
      return WeChatError.ACCESS_TOKEN_MISSING.refused();
    }
    World world = call.world();
    Optional<SimulatedApp> app = world.appOfToken(token, TokenStanding.VALID);
    if (app.isPresent()) {
      return then.apply(app.get());
    }
    return world.appOfToken(token, TokenStanding.EXPIRED).isPresent()
        ? WeChatError.ACCESS_TOKEN_EXPIRED.refused()
        : WeChatError.INVALID_CREDENTIAL.refused();
  }
}
