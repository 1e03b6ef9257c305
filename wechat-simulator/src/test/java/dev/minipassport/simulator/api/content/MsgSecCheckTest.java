package dev.minipassport.simulator.api.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.SimulatorOptions;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.WeChatSimulatorExtension;
import dev.minipassport.simulator.api.AnApp;
import dev.minipassport.simulator.content.Verdict;
import dev.minipassport.simulator.world.Quotas;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.simulator.world.WeChatRules;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MsgSecCheckTest {
  @RegisterExtension
  static final WeChatSimulatorExtension wechat =
      new WeChatSimulatorExtension(
          SimulatorOptions.DEFAULT.withRules(
              WeChatRules.DEFAULT.withQuotas(
                  new Quotas(100, 100, 100, 100, 100, 2, Integer.MAX_VALUE))));

  private static final String PATH = "/wxa/msg_sec_check";

  private final WeChatSimulator weChat = wechat.simulator();
  private AnApp server;
  private SimulatedPerson alice;

  @BeforeEach
  void aliceVisits() {
    server = new AnApp(weChat, "wx1");
    alice = weChat.person("alice");
    alice.login(server.app);
  }

  @Test
  void aTextWithoutAConfiguredWordPasses() {
    JsonNode answer = check("hello");

    assertThat(answer.path("errcode").intValue()).isZero();
    assertThat(answer.path("result").toString()).isEqualTo("{\"suggest\":\"pass\",\"label\":100}");
    assertThat(answer.path("detail")).hasSize(1);
    assertThat(answer.path("trace_id").textValue()).matches("[0-9a-f]{8}(-[0-9a-f]{8}){2}");
  }

  @Test
  void aConfiguredWordIsFoundInTheContentAndInTheNickname() {
    weChat.contentRules().word("脏话", Verdict.risky(20003));
    weChat.contentRules().word("maybe", Verdict.review(10001));

    assertThat(check("一句脏话").path("result").toString())
        .isEqualTo("{\"suggest\":\"risky\",\"label\":20003}");
    assertThat(
            server
                .post(PATH, body("hello", 2, 1).replace("}", ",'nickname':'maybe not'}"))
                .path("detail")
                .path(1)
                .toString())
        .isEqualTo(
            "{\"strategy\":\"keyword\",\"errcode\":0,\"suggest\":\"review\",\"label\":10001,"
                + "\"level\":90,\"keyword\":\"maybe\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|44002",
        "nonsense|47001",
        "{'openid':'o','version':2,'scene':1}|47001",
        "{'content':'c','version':2,'scene':1}|47001",
        "{'content':'c','openid':'o','version':1,'scene':1}|47001",
        "{'content':'c','openid':'o','version':'2','scene':1}|47001",
        "{'content':'c','openid':'o','version':2,'scene':'1'}|40129",
        "{'content':'c','openid':'o','version':2,'scene':1,'access_token':'t'}|47001",
        "{'content':'c','openid':'o','version':2,'scene':5}|40129",
        "{'content':'c','openid':'o','version':2,'scene':1}|40003"
      })
  void badBodiesAreRefused(String body, int errcode) {
    assertThat(server.errcode(PATH, body)).isEqualTo(errcode);
  }

  @Test
  void atMost2500CharactersAreRead() {
    assertThat(check("x".repeat(2500)).path("errcode").intValue()).isZero();
    assertThat(check("x".repeat(2501)).path("errcode").intValue()).isEqualTo(47001);
  }

  @Test
  void thePersonMustHaveBeenThereWithin2Hours() {
    weChat.clock().advance(Duration.ofHours(2).plusSeconds(1));
    server = new AnApp(weChat, "wx1");

    assertThat(check("hello").path("errmsg").textValue()).startsWith("code is expired rid: ");

    alice.login(server.app);
    assertThat(check("hello").path("errcode").intValue()).isZero();
  }

  @Test
  void whoNeverCameCannotBeChecked() {
    String bob = weChat.person("bob").openId(server.app);

    assertThat(
            server.errcode(
                PATH, "{'content':'c','openid':'%s','version':2,'scene':1}".formatted(bob)))
        .isEqualTo(61010);
  }

  @Test
  void theMinuteHasAQuota() {
    weChat.clock().advance(Duration.ofSeconds(61 - weChat.clock().now().getEpochSecond() % 60));
    check("hello");
    check("hello");

    assertThat(check("hello").path("errmsg").textValue())
        .startsWith("reach max api minute frequence rid: ");
  }

  private JsonNode check(String content) {
    return server.post(PATH, body(content, 2, 1));
  }

  private String body(String content, int version, int scene) {
    return "{'content':'%s','openid':'%s','version':%d,'scene':%d}"
        .formatted(content, alice.openId(server.app), version, scene);
  }
}
