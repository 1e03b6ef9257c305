package dev.minipassport.simulator.api.phonenumber;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.api.Answer;
import dev.minipassport.simulator.api.Call;
import dev.minipassport.simulator.api.PostingEndpoint;
import dev.minipassport.simulator.api.WeChatError;
import dev.minipassport.simulator.world.SimulatedApp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// `POST /wxa/business/checkencryptedmsg`: whether WeChat made this encrypted phone number for the
/// app within the last 3 days.
public final class CheckEncryptedMsg extends PostingEndpoint {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

  @Override
  protected Answer answer(Call call, SimulatedApp app, JsonNode body) {
    JsonNode hash = body.path("encrypted_msg_hash");
    if (!hash.isTextual()) {
      return WeChatError.DATA_FORMAT.refused();
    }
    if (!SHA256.matcher(hash.textValue()).matches()) {
      return WeChatError.INVALID_ARGS.refused();
    }
    Optional<Instant> made =
        call.world()
            .phoneNumbers()
            .sealed()
            .madeAt(app.id(), hash.textValue().toLowerCase(Locale.ROOT), call.now());
    return made.<Answer>map(
            at -> Answer.Success.ok().and("vaild", true).and("create_time", at.getEpochSecond()))
        .orElseGet(WeChatError.NO_SUCH_DATA::refused);
  }
}
