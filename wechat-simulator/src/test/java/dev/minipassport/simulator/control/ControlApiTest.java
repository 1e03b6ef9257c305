package dev.minipassport.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.Caller;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.WeChatSimulatorExtension;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlApiTest {
  @RegisterExtension static final WeChatSimulatorExtension wechat = new WeChatSimulatorExtension();

  private final WeChatSimulator weChat = wechat.simulator();
  private final Caller caller = new Caller(wechat.baseUri());

  @Test
  void anAppIsRegisteredAndAPersonNobodyKnowsLogsIn() {
    control("apps", "{'app':'wx1','secret':'s'}");

    JsonNode answer = control("login", "{'app':'wx1','person':'alice'}");

    assertThat(answer.properties()).hasSize(1);
    assertThat(caller.exchange("wx1", "s", answer.path("code").textValue()).body())
        .contains(weChat.person("alice").openId(weChat.registerApp("wx1", "s")));
  }

  @Test
  void publishedExamplesArePlayedWithTheirIds() {
    control("apps", "{'app':'wx1','secret':'s','owner':'o1'}");
    control(
        "people",
        """
        {'person':'band','open_ids':{'wx1':'oGZUI0egBJY1zhBYw2KhdUfwVJJE'},
         'union_ids':{'o1':'ocMvos6NjeKLIBqg5Mr9QjxrP1FA'},
         'session_keys':{'wx1':'tiihtNczf5v6AKRyjwEUhQ=='}}
        """);

    assertThat(exchange("wx1", "band").toString())
        .isEqualTo(
            """
            {"session_key":"tiihtNczf5v6AKRyjwEUhQ==",\
            "openid":"oGZUI0egBJY1zhBYw2KhdUfwVJJE",\
            "unionid":"ocMvos6NjeKLIBqg5Mr9QjxrP1FA"}\
            """);
  }

  @Test
  void aPersonIsBlockedAndUnblocked() {
    control("apps", "{'app':'wx1','secret':'s'}");
    control("people", "{'person':'mallory','blocked':true}");
    assertThat(exchange("wx1", "mallory").path("errcode").asInt()).isEqualTo(40226);

    control("people", "{'person':'mallory','blocked':false}");
    assertThat(exchange("wx1", "mallory").has("openid")).isTrue();
  }

  @Test
  void aSessionKeyIsRotatedBehindEverybodysBack() {
    control("apps", "{'app':'wx1','secret':'s'}");
    JsonNode before = exchange("wx1", "alice").path("session_key");

    JsonNode answer = control("rotate-session-key", "{'app':'wx1','person':'alice'}");

    assertThat(answer.toString()).doesNotContain(before.textValue());
    assertThat(exchange("wx1", "alice").path("session_key")).isNotEqualTo(before);
  }

  @Test
  void theClockIsMovedAndTold() {
    Instant before = weChat.clock().now();

    JsonNode answer = control("clock", "{'advance':'P1D'}");

    assertThat(Instant.parse(answer.path("now").textValue()))
        .isAfterOrEqualTo(before.plus(Duration.ofDays(1)));
    assertThat(Caller.json(caller.get("/control/clock")).path("now").textValue()).isNotEmpty();
  }

  @Test
  void aFaultIsInjectedForSomeCallsOfAPersonAndListed() {
    control("apps", "{'app':'wx1','secret':'s'}");
    control("people", "{'person':'alice'}");

    JsonNode answer =
        control(
            "faults",
            """
            {'fault':'busy','app':'wx1','person':'alice','endpoint':'jscode2session','calls':1}
            """);

    assertThat(answer.toString())
        .isEqualTo(
            """
            {"active":[{"fault":"BUSY","app":"wx1","person":"alice",\
            "endpoint":"jscode2session","calls":1}]}\
            """);
    assertThat(exchange("wx1", "bob").has("openid")).isTrue();
    assertThat(exchange("wx1", "alice").path("errcode").asInt()).isEqualTo(-1);
    assertThat(exchange("wx1", "alice").has("openid")).isTrue();
    assertThat(caller.get("/control/faults").body()).contains("{\"active\":[]}");
  }

  @Test
  void aFaultCarriesItsErrcodeAndItsDelay() {
    control("apps", "{'app':'wx1','secret':'s'}");
    control("faults", "{'fault':'UNKNOWN_ERROR','errcode':88888}");
    control("faults", "{'fault':'LATENCY','millis':1}");

    assertThat(exchange("wx1", "alice").path("errcode").asInt()).isEqualTo(88888);
  }

  @Test
  void oneFaultOrAllAreHealed() {
    control("faults", "{'fault':'BUSY'}");
    control("faults", "{'fault':'LATENCY'}");

    assertThat(control("heal", "{'fault':'BUSY'}").path("active")).hasSize(1);
    assertThat(control("heal", "").path("active")).isEmpty();
  }

  @Test
  void callsAreListedAndCountedWithoutSecrets() {
    control("apps", "{'app':'wx1','secret':'hush'}");
    caller.exchange("wx1", "hush", "some-code");
    caller.stableToken("wx1", "hush");

    assertThat(caller.get("/control/calls").body()).doesNotContain("hush", "some-code");
    assertThat(
            Caller.json(caller.get("/control/calls", "endpoint", "jscode2session")).path("calls"))
        .singleElement()
        .satisfies(call -> assertThat(call.path("errcode").asInt()).isEqualTo(40029))
        .satisfies(call -> assertThat(call.path("access_token").booleanValue()).isFalse());
    assertThat(caller.get("/control/counters").body())
        .contains(
            "{\"counts\":{\"jscode2session\":1,\"stable_token\":1},",
            "\"paths\":{\"/cgi-bin/stable_token\":1,\"/sns/jscode2session\":1}}");
  }

  @Test
  void aResetForgetsEverything() {
    control("apps", "{'app':'wx1','secret':'s'}");

    assertThat(control("reset", "{}").path("reset").booleanValue()).isTrue();
    assertThat(caller.get("/control/apps").body()).contains("{\"apps\":[]}");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "apps   | not json                                  | send a JSON object",
        "apps   | [1]                                       | send a JSON object",
        "apps   | {'secret':'s'}                            | send the field 'app'",
        "apps   | {'app':'wx9','frozen':40243}              | the app wx9 is unknown; register it",
        "apps   | {'app':1,'secret':'s'}                    | the field 'app' is a string",
        "apps   | {'app':'wx 1','secret':'s'}               | an app id has 1 to 64",
        "apps   | {'app':'wx1','secret':''}                 | a secret has 1 to 128",
        "apps   | {'app':'wx1','secret':'s','ower':'o'}     | 'ower' is unknown here; known are",
        "apps   | {'app':'wx1','secret':'s','frozen':1}     | freeze with 40243",
        "apps   | {'app':'a','secret':'s','allowed_ips':[1]} | holds strings only",
        "login  | {'app':'wx9','person':'alice'}            | register it: POST /control/apps",
        "login  | {'app':'wx9'}                             | the app wx9 is unknown",
        "people | {'person':''}                             | a person has 1 to 128",
        "people | {'person':'a','blocked':'yes'}            | is true or false",
        "people | {'person':'a','open_ids':['x']}           | is an object of strings",
        "people | {'person':'a','union_ids':{'o':7}}        | holds strings only",
        "people | {'person':'a','open_ids':{'wx9':'o'}}     | the app wx9 is unknown",
        "faults | {'fault':'MOOD'}                          | choose a fault: [LATENCY, BUSY",
        "faults | {'fault':'BUSY','calls':-1}               | give the number of calls",
        "faults | {'fault':'BUSY','calls':1.5}              | is a whole number",
        "faults | {'fault':'BUSY','calls':99999999999}      | at most 2147483647",
        "faults | {'fault':'LATENCY','millis':99999999}     | between 0 and 1 hour",
        "faults | {'fault':'BUSY','endpoint':'jscode2sesion'} | choose an endpoint: jscode2session",
        "faults | {'fault':'BUSY','endpoint':'elsewhere'}   | choose an endpoint: jscode2session",
        "faults | {'fault':'BUSY','person':'alcie'}         | the person alcie is unknown; register",
        "faults | {'fault':'BUSY','person':'alcie'}         | let them log in first",
        "faults | {'fault':'UNKNOWN_ERROR','errcode':0}     | choose an errcode other than 0",
        "calls  | {'endpoint':'jscod'}                      | choose an endpoint: jscode2session",
        "clock  | {'advance':'tomorrow'}                    | ISO 8601 duration, such as PT5M",
        "clock  | {'advance':'P999999999999999999D'}        | ISO 8601 duration",
        "clock  | {'advance':'P40000D'}                     | at most 36500 days",
        "rules  | {'key_rotation_age':'soon'}               | an ISO 8601 duration, such as PT5M",
        "rules  | {'key_rotation_age':'-PT1S'}              | between zero and 36500 days",
        "rules  | {'key_lifetime':'PT0S'}                   | more than zero",
        "rules  | {'key_lifetime':'P36501D'}                | at most 36500 days",
        "rules  | {'logins_per_minute':-1}                  | a quota is zero or more",
        "rules  | {'hints':'yes'}                           | is true or false",
        "rules  | {'hint':true}                             | 'hint' is unknown here",
        "reset  | {'really':true}                           | 'really' is unknown here",
      })
  void badInputIsRefusedWithAdvice(String command, String body, String advice) {
    var answer = caller.post("/control/" + command, body.replace('\'', '"'));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Caller.json(answer).path("error").textValue()).contains(advice.replace('\'', '"'));
  }

  @Test
  void anUnknownCommandGetsTheListOfCommands() {
    var answer = caller.get("/control/nothing");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Caller.json(answer).path("commands"))
        .extracting(JsonNode::textValue)
        .contains("POST /control/login", "GET /control/calls");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null"})
  void aWebPageFromElsewhereMayNotControl(String origin) {
    var request =
        HttpRequest.newBuilder(caller.uri("/control/reset"))
            .header("Origin", origin)
            .POST(HttpRequest.BodyPublishers.noBody());

    assertThat(caller.send(request).statusCode()).isEqualTo(403);
  }

  private JsonNode control(String command, String body) {
    return caller.control(command, body);
  }

  private JsonNode exchange(String app, String person) {
    return Caller.json(caller.exchange(app, "s", caller.code(app, person)));
  }
}
