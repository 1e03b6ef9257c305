package dev.minipassport.simulator.api.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.api.Answer;
import dev.minipassport.simulator.api.Call;
import dev.minipassport.simulator.api.PostingEndpoint;
import dev.minipassport.simulator.api.WeChatError;
import dev.minipassport.simulator.world.Identity;
import dev.minipassport.simulator.world.SimulatedApp;
import java.time.Duration;
import java.util.Optional;

/// What the checks of texts and of media have in common: version 2, and a person who was there
/// within the last two hours.
abstract sealed class ContentCheck extends PostingEndpoint permits MsgSecCheck, MediaCheckAsync {
  private static final Duration RECENT = Duration.ofHours(2);
  private static final int VERSION = 2;
  private static final int SCENES = 4;

  /// Refuses what this check needs beside the common fields; empty if nothing is missing.
  abstract Optional<Answer> refusal(Call call, SimulatedApp app, JsonNode body);

  abstract boolean takeQuota(Call call, SimulatedApp app);

  abstract Answer verdict(Call call, SimulatedApp app, JsonNode body);

  @Override
  protected final Answer answer(Call call, SimulatedApp app, JsonNode body) {
    if (body.has("access_token")
        || !body.path("openid").isTextual()
        || body.path("version").intValue() != VERSION) {
      return WeChatError.DATA_FORMAT.refused();
    }
    return refusal(call, app, body).orElseGet(() -> ofPerson(call, app, body));
  }

  private Answer ofPerson(Call call, SimulatedApp app, JsonNode body) {
    int scene = body.path("scene").intValue();
    if (scene < 1 || scene > SCENES) {
      return WeChatError.INVALID_SCENE.refused();
    }
    Optional<Identity> identity = app.identity(body.path("openid").textValue());
    if (identity.isEmpty()) {
      return WeChatError.INVALID_OPENID.refused();
    }
    if (!identity.get().visitedWithin(RECENT, call.now())) {
      return WeChatError.NO_RECENT_VISIT.refused();
    }
    return takeQuota(call, app) ? verdict(call, app, body) : WeChatError.CHECK_QUOTA.refused();
  }
}
