package dev.minipassport.simulator.api.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.api.Answer;
import dev.minipassport.simulator.api.Call;
import dev.minipassport.simulator.api.WeChatError;
import dev.minipassport.simulator.content.Finding;
import dev.minipassport.simulator.world.SimulatedApp;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `POST /wxa/msg_sec_check`, version 2: judges a text at once.
public final class MsgSecCheck extends ContentCheck {
  private static final int LONGEST = 2_500;

  @Override
  Optional<Answer> refusal(Call call, SimulatedApp app, JsonNode body) {
    JsonNode content = body.path("content");
    return content.isTextual()
            && !content.textValue().isEmpty()
            && content.textValue().length() <= LONGEST
        ? Optional.empty()
        : Optional.of(WeChatError.DATA_FORMAT.refused());
  }

  @Override
  boolean takeQuota(Call call, SimulatedApp app) {
    return app.contentChecks()
        .takeOfMinute(call.now(), call.world().rules().quotas().textChecksPerMinute());
  }

  @Override
  Answer verdict(Call call, SimulatedApp app, JsonNode body) {
    String text =
        Stream.of("content", "nickname", "title", "signature")
            .map(field -> body.path(field).asText())
            .collect(Collectors.joining("\n"));
    Finding finding = call.world().contentRules().ofText(text);
    return Answer.Success.ok()
        .and("detail", finding.details())
        .and("trace_id", call.world().identifiers().rid(call.now()))
        .and("result", finding.result());
  }
}
