package dev.minipassport.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.world.SimulatedApp;

/// A call by POST with an access token in the query and an object of JSON for a body.
public abstract class PostingEndpoint implements Endpoint {

  protected abstract Answer answer(Call call, SimulatedApp app, JsonNode body);

  @Override
  public final Answer answer(Call call) {
    if (!call.request().method().equals("POST")) {
      return WeChatError.POST_REQUIRED.refused();
    }
    return Holder.check(call, app -> answer(call, app));
  }

  private Answer answer(Call call, SimulatedApp app) {
    if (call.request().body().isBlank()) {
      return WeChatError.EMPTY_POST.refused();
    }
    return Json.object(call.request().body())
        .map(body -> answer(call, app, body))
        .orElseGet(WeChatError.DATA_FORMAT::refused);
  }
}
