package dev.minipassport.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.world.Quotas;
import dev.minipassport.simulator.world.SimulatedApp;

/// `POST /cgi-bin/stable_token`: the same token for everyone until 300 s before its end.
final class StableToken implements Endpoint {

  @Override
  public Answer answer(Call call) {
    if (!call.request().method().equals("POST")) {
      return WeChatError.POST_REQUIRED.refused();
    }
    if (call.request().body().isBlank()) {
      return WeChatError.EMPTY_POST.refused();
    }
    return Json.object(call.request().body())
        .map(body -> answer(call, body))
        .orElseGet(WeChatError.DATA_FORMAT::refused);
  }

  private static Answer answer(Call call, JsonNode body) {
    boolean force = body.path("force_refresh").asBoolean(false);
    return new Credentials(
            body.path("appid").asText(),
            body.path("secret").asText(),
            body.path("grant_type").asText())
        .check(call, WeChatError.INVALID_APPSECRET, app -> issue(call, app, force));
  }

  private static Answer issue(Call call, SimulatedApp app, boolean force) {
    Quotas quotas = call.world().rules().quotas();
    var tokens = app.stableTokens();
    if (!tokens.takeMinuteQuota(call.now(), quotas.stableTokensPerMinute())) {
      return WeChatError.MINUTE_QUOTA.refused();
    }
    if (!tokens.takeDayQuota(call.now(), quotas.stableTokensPerDay())) {
      return WeChatError.DAY_QUOTA.refused();
    }
    return Token.issued(force ? tokens.force(call.world()) : tokens.current(call.world()), call);
  }
}
