package dev.minipassport.simulator.api;

import dev.minipassport.simulator.world.AccessToken;
import dev.minipassport.simulator.world.SimulatedApp;

/// `GET /cgi-bin/token`: a new token at each call.
final class Token implements Endpoint {

  @Override
  public Answer answer(Call call) {
    return new Credentials(
            call.parameter("appid"), call.parameter("secret"), call.parameter("grant_type"))
        .check(call, WeChatError.INVALID_CREDENTIAL, app -> issue(call, app));
  }

  private static Answer issue(Call call, SimulatedApp app) {
    if (!app.tokens().takeQuota(call.now(), call.world().rules().quotas().tokensPerDay())) {
      return WeChatError.DAY_QUOTA.refused();
    }
    return issued(app.tokens().issue(call.world()), call);
  }

  static Answer issued(AccessToken token, Call call) {
    return Answer.Success.of("access_token", token.value())
        .and("expires_in", token.expiresIn(call.now()));
  }
}
