package dev.minipassport.simulator.api.phonenumber;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.api.Answer;
import dev.minipassport.simulator.api.Call;
import dev.minipassport.simulator.api.PostingEndpoint;
import dev.minipassport.simulator.api.WeChatError;
import dev.minipassport.simulator.phonenumber.PhoneCode;
import dev.minipassport.simulator.world.SimulatedApp;
import java.util.Optional;

/// `POST /wxa/business/getuserphonenumber`: trades a phone code for the number it stands for.
///
/// A code that belongs to another open id than the one named is invalid, and stays unspent: what
/// WeChat says there is not documented (assumed).
public final class GetUserPhoneNumber extends PostingEndpoint {

  @Override
  protected Answer answer(Call call, SimulatedApp app, JsonNode body) {
    JsonNode value = body.path("code");
    JsonNode openId = body.path("openid");
    if (!value.isTextual() || value.textValue().isEmpty() || !absentOrText(openId)) {
      return WeChatError.DATA_FORMAT.refused();
    }
    Optional<PhoneCode> code = call.world().phoneNumbers().find(value.textValue());
    if (code.isEmpty()) {
      return invalid(call);
    }
    if (!code.get().appId().equals(app.id())) {
      return WeChatError.INVALID_APPID.refused();
    }
    boolean another =
        openId.isTextual()
            && !openId.textValue().isEmpty()
            && !openId.textValue().equals(code.get().openId());
    if (another || code.get().expired(call.now()) || !code.get().spend()) {
      return invalid(call);
    }
    app.phoneAccount().redeem();
    return Answer.Success.ok().and("phone_info", shown(code.get()));
  }

  private static Object shown(PhoneCode code) {
    return code.number().members(code.appId(), code.tappedAt().getEpochSecond());
  }

  private static boolean absentOrText(JsonNode node) {
    return node.isMissingNode() || node.isNull() || node.isTextual();
  }

  private static Answer invalid(Call call) {
    return WeChatError.INVALID_PHONE_CODE.refused(call.world().identifiers().reqId());
  }
}
