package dev.minipassport.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.Caller;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.http.Request;
import dev.minipassport.simulator.push.AServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PushCommandsTest {
  private final WeChatSimulator weChat = WeChatSimulator.start();
  private final Caller caller = new Caller(weChat.baseUri());
  private final AServer server = new AServer();

  @BeforeEach
  void configure() {
    caller.control("apps", "{'app':'wx1','secret':'s'}");
    caller.code("wx1", "alice");
    caller.control(
        "push/configure",
        "{'app':'wx1','url':'%s','token':'AAAAA','mode':'plain','account':'gh_1','millis':5000}"
            .formatted(server.url()));
  }

  @AfterEach
  void stop() {
    server.close();
    caller.close();
    weChat.close();
  }

  @Test
  void anEventIsSentAndItsAnswerTold() {
    JsonNode result =
        caller.control(
            "push/send",
            "{'app':'wx1','person':'alice','event':'user_authorization_revoke','revoke_info':'6'}");

    assertThat(result.toString())
        .isEqualTo("{\"outcome\":\"acknowledged\",\"attempts\":[200],\"answer\":\"success\"}");
    assertThat(server.all())
        .singleElement()
        .extracting(Request::body)
        .asString()
        .contains("\"ToUserName\":\"gh_1\"", "\"RevokeInfo\":\"6\"");
  }

  @Test
  void aTextIsSentTwiceWhereThatIsAskedForAndRepeated() {
    JsonNode twice =
        caller.control(
            "push/message",
            "{'app':'wx1','person':'alice','text':'hi','flaws':['duplicate','wrong_signature']}");
    caller.control("push/repeat", "{'app':'wx1'}");

    assertThat(twice.path("attempts")).hasSize(2);
    assertThat(server.all()).extracting(Request::body).hasSize(3).allMatch(b -> b.contains("hi"));
  }

  @Test
  void aDeliveryIsBuiltWithoutSendingIt() {
    JsonNode built =
        caller.control("push/build", "{'app':'wx1','person':'alice','event':'user_info_modified'}");

    assertThat(built.path("query").path("signature").textValue()).hasSize(40);
    assertThat(built.path("body").textValue()).contains("user_info_modified");
    assertThat(server.all()).isEmpty();
  }

  @Test
  void theUrlIsVerified() {
    assertThat(caller.control("push/verify", "{'app':'wx1'}").path("outcome").textValue())
        .isEqualTo("unreadable");
  }

  @Test
  void heldVerdictsAreSent() {
    caller.control("content", "{'media_timing':'held','media_observed_form':true}");
    caller.control("content", "{'media':'bad','suggest':'risky','label':20002}");
    String token = caller.stableToken("wx1", "s").path("access_token").textValue();
    String openId = weChat.person("alice").openId(weChat.registerApp("wx1", "s"));
    caller.post(
        "/wxa/media_check_async?access_token=" + token,
        "{'media_url':'http://a/bad','media_type':2,'version':2,'scene':1,'openid':'%s'}"
            .formatted(openId)
            .replace('\'', '"'));

    assertThat(Caller.json(caller.get("/control/content")).path("held")).hasSize(1);
    assertThat(caller.control("push/media", "{'app':'wx1'}").path("sent")).hasSize(1);
    assertThat(server.all().getFirst().body()).contains("\"label\":\"20002\"");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "push/configure|{'app':'wx1','url':'x','token':'AAAAA','mode':'plain'}|such as http",
        "push/configure|{'app':'wx1','url':'http://h/','token':'AAAAA'}|encoding_aes_key",
        "push/configure|{'app':'wx1','url':'http://h/','token':'?','mode':'plain'}|push token",
        "push/send|{'app':'wx1','person':'alice','event':'x'}|user_info_modified",
        "push/send|{'app':'wx1','person':'alice','event':'user_authorization_revoke'}|revoke_info",
        "push/message|{'app':'wx1','person':'alice','text':'x','flaws':['x']}|wrong_appid",
        "push/repeat|{'app':'wx1'}|send a message first",
        "content|{'word':'x'}|say what is found",
        "content|{'word':'x','suggest':'risky','label':7}|20001",
        "tokens|{'app':'wx1','tokens':'x'}|retired or expired"
      })
  void whatCannotBeObeyedIsExplained(String command, String body, String advice) {
    var answer = caller.post("/control/" + command, body.replace('\'', '"'));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Caller.json(answer).path("error").textValue()).contains(advice);
  }
}
