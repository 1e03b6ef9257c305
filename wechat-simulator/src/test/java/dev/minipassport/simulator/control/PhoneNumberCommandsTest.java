package dev.minipassport.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.Caller;
import dev.minipassport.simulator.WeChatSimulatorExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PhoneNumberCommandsTest {
  @RegisterExtension static final WeChatSimulatorExtension wechat = new WeChatSimulatorExtension();

  private final Caller caller = new Caller(wechat.baseUri());

  @BeforeEach
  void aliceHasANumber() {
    caller.control("apps", "{'app':'wx1','secret':'s'}");
    caller.control("people", "{'person':'alice','phone':{'number':'13912345678'}}");
    caller.code("wx1", "alice");
  }

  @Test
  void aTapGivesACodeThatTheServerRedeems() {
    String code =
        caller
            .control("phone/get-phone-number", "{'app':'wx1','person':'alice'}")
            .path("code")
            .textValue();

    assertThat(redeemed(code).path("phone_info").path("phoneNumber").textValue())
        .isEqualTo("13912345678");
    assertThat(caller.get("/control/charges?app=wx1").body().strip())
        .isEqualTo(
            "{\"app\":\"wx1\",\"quick\":1,\"realtime\":0,\"fen\":3,\"redeemed\":1,"
                + "\"quota_left\":999}");
    assertThat(Caller.json(caller.get("/control/counters")).path("paths").toString())
        .isEqualTo("{\"/cgi-bin/stable_token\":1,\"/wxa/business/getuserphonenumber\":1}");
  }

  @Test
  void withoutQuotaATapFails() {
    caller.control("apps", "{'app':'wx1','phone_quota':0}");

    assertThat(
            caller
                .control("phone/get-realtime-phone-number", "{'app':'wx1','person':'alice'}")
                .path("errno")
                .intValue())
        .isEqualTo(1400001);
  }

  @Test
  void aNumberIsMadeOfDigits() {
    var answer =
        caller.post("/control/people", "{\"person\":\"alice\",\"phone\":{\"number\":\"+1\"}}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("3 to 15 digits");
  }

  @Test
  void tokensEndByHand() {
    String token = caller.stableToken("wx1", "s").path("access_token").textValue();

    caller.control("tokens", "{'app':'wx1','tokens':'expired'}");
    assertThat(redeemed(token, "x").path("errcode").intValue()).isEqualTo(42001);
    caller.control("tokens", "{'app':'wx1','tokens':'retired'}");
    assertThat(redeemed(token, "x").path("errcode").intValue()).isEqualTo(40001);
    assertThat(redeemed("x").path("errcode").intValue()).isEqualTo(40029);
  }

  private JsonNode redeemed(String code) {
    return redeemed(caller.stableToken("wx1", "s").path("access_token").textValue(), code);
  }

  private JsonNode redeemed(String token, String code) {
    return Caller.json(
        caller.post(
            "/wxa/business/getuserphonenumber?access_token=" + token,
            "{\"code\":\"%s\"}".formatted(code)));
  }
}
