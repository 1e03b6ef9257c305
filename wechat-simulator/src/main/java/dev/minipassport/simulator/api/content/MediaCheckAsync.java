package dev.minipassport.simulator.api.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.api.Answer;
import dev.minipassport.simulator.api.Call;
import dev.minipassport.simulator.api.WeChatError;
import dev.minipassport.simulator.content.MediaCheck;
import dev.minipassport.simulator.world.SimulatedApp;
import java.util.Optional;
import java.util.function.Consumer;

/// `POST /wxa/media_check_async`, version 2: accepts a medium; its verdict is sent later.
public final class MediaCheckAsync extends ContentCheck {
  private static final int AUDIO = 1;
  private static final int IMAGE = 2;

  private final Consumer<MediaCheck> verdicts;

  /// Begins to accept media.
  ///
  /// @param verdicts told of each, before the call is answered
  public MediaCheckAsync(Consumer<MediaCheck> verdicts) {
    this.verdicts = verdicts;
  }

  @Override
  Optional<Answer> refusal(Call call, SimulatedApp app, JsonNode body) {
    String url = url(body);
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      return Optional.of(WeChatError.DATA_FORMAT.refused());
    }
    int type = body.path("media_type").intValue();
    return type == AUDIO || type == IMAGE
        ? Optional.empty()
        : Optional.of(WeChatError.INVALID_MEDIA_TYPE.refused());
  }

  @Override
  boolean takeQuota(Call call, SimulatedApp app) {
    return app.mediaChecks()
        .takeOfMinute(call.now(), call.world().rules().quotas().mediaChecksPerMinute());
  }

  @Override
  Answer verdict(Call call, SimulatedApp app, JsonNode body) {
    long minute = Math.floorDiv(call.now().getEpochSecond(), 60);
    if (!call.world().mediaChecks().mayRepeat(app.id(), url(body), minute)) {
      return WeChatError.REPEATED_TOO_OFTEN.refused();
    }
    String traceId = call.world().identifiers().rid(call.now());
    verdicts.accept(
        new MediaCheck(
            app.id(),
            body.path("openid").textValue(),
            traceId,
            call.world().contentRules().ofMedium(url(body))));
    return Answer.Success.ok().and("trace_id", traceId);
  }

  private static String url(JsonNode body) {
    return body.path("media_url").asText();
  }
}
