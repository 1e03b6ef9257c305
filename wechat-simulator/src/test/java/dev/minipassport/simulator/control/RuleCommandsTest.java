package dev.minipassport.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.Caller;
import dev.minipassport.simulator.SimulatorOptions;
import dev.minipassport.simulator.WeChatSimulatorExtension;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RuleCommandsTest {
  @RegisterExtension
  static final WeChatSimulatorExtension wechat =
      new WeChatSimulatorExtension(SimulatorOptions.DEFAULT.acceptingMockCode());

  private static final String AT_THE_START =
      """
      {"key_rotation_age":"PT1M","key_lifetime":"PT72H","accept_mock_code":true,\
      "errcode_zero":false,"hints":false,"refuse_chunked":true,"logins_per_minute":100,\
      "tokens_per_day":2000,"stable_tokens_per_minute":10000,"stable_tokens_per_day":500000,\
      "key_resets_per_minute":60000,"text_checks_per_minute":4000,\
      "media_checks_per_minute":2000}\
      """;

  private final Caller caller = new Caller(wechat.baseUri());

  @BeforeEach
  void anAppIsThere() {
    caller.control("apps", "{'app':'wx1','secret':'s'}");
  }

  @Test
  void theRulesOfTheStartAreTold() {
    assertThat(rules()).isEqualTo(AT_THE_START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'key_rotation_age':'PT0S'",
        "'key_lifetime':'PT5M'",
        "'accept_mock_code':false",
        "'errcode_zero':true",
        "'hints':true",
        "'refuse_chunked':false",
        "'logins_per_minute':1",
        "'tokens_per_day':2",
        "'stable_tokens_per_minute':3",
        "'stable_tokens_per_day':4",
        "'key_resets_per_minute':5",
        "'text_checks_per_minute':6",
        "'media_checks_per_minute':7",
      })
  void eachRuleIsChangedOnItsOwn(String change) {
    String field = change.replace('\'', '"');
    String name = field.substring(0, field.indexOf(':'));

    JsonNode answer = caller.control("rules", "{" + change + "}");

    assertThat(answer.toString())
        .isEqualTo(AT_THE_START.replaceFirst(name + ":[^,}]+", field))
        .isNotEqualTo(AT_THE_START)
        .isEqualTo(rules());
  }

  @Test
  void rulesThatAreRefusedChangeNothing() {
    caller.post("/control/rules", "{\"hints\":true,\"tokens_per_day\":-1}");

    assertThat(rules()).isEqualTo(AT_THE_START);
  }

  @Test
  void aResetReturnsToTheRulesOfTheStart() {
    caller.control("rules", "{'hints':true,'accept_mock_code':false}");

    caller.control("reset", "{}");

    assertThat(rules()).isEqualTo(AT_THE_START);
  }

  @ParameterizedTest(name = "{0} a login finds {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'errcode_zero':true     | \"errcode\":0",
        "'logins_per_minute':0   | \"errcode\":45011",
      })
  void aRuleHoldsForTheNextLogin(String change, String found) {
    assertThat(login()).contains("openid").doesNotContain("errcode");

    caller.control("rules", "{" + change + "}");

    assertThat(login()).contains(found);
  }

  @Test
  void whereKeysRotateAtOnceEveryLoginBringsAnother() {
    assertThat(login()).isEqualTo(login());

    caller.control("rules", "{'key_rotation_age':'PT0S'}");

    assertThat(login()).isNotEqualTo(login());
  }

  @Test
  void requestIdsTakeTheirOldForm() {
    caller.control("rules", "{'hints':true}");

    assertThat(caller.exchange("wx1", "s", "no-such-code").body()).contains("hints: [ req_id:");
  }

  @Test
  void theMockCodeIsRefusedFromNowOn() {
    assertThat(caller.exchange("wx1", "s", "the code is a mock one").body()).contains("openid");

    caller.control("rules", "{'accept_mock_code':false}");

    assertThat(caller.exchange("wx1", "s", "the code is a mock one").body()).contains("40029");
  }

  @Test
  void chunkedBodiesAreReadFromNowOn() {
    assertThat(chunked()).isEqualTo(412);

    caller.control("rules", "{'refuse_chunked':false}");

    assertThat(chunked()).isEqualTo(200);
  }

  private int chunked() {
    return caller
        .send(
            HttpRequest.newBuilder(caller.uri("/cgi-bin/stable_token"))
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[] {'{', '}'}))))
        .statusCode();
  }

  private String rules() {
    return Caller.json(caller.get("/control/rules")).toString();
  }

  private String login() {
    return caller.exchange("wx1", "s", caller.code("wx1", "alice")).body();
  }
}
