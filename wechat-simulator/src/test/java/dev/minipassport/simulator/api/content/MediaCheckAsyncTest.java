package dev.minipassport.simulator.api.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.api.AnApp;
import dev.minipassport.simulator.content.MediaTiming;
import dev.minipassport.simulator.content.Verdict;
import dev.minipassport.simulator.http.Request;
import dev.minipassport.simulator.push.AServer;
import dev.minipassport.simulator.push.wire.PushConfiguration;
import dev.minipassport.simulator.push.wire.PushMode;
import dev.minipassport.simulator.world.SimulatedPerson;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MediaCheckAsyncTest {
  private static final String PATH = "/wxa/media_check_async";

  private final WeChatSimulator weChat = WeChatSimulator.start();
  private final AServer server = new AServer();
  private final AnApp wx1 = new AnApp(weChat, "wx1");
  private final SimulatedPerson alice = weChat.person("alice");

  @BeforeEach
  void aliceVisits() {
    alice.login(wx1.app);
    weChat
        .push(wx1.app)
        .configure(
            PushConfiguration.safe(server.url(), "AAAAA", "A".repeat(43)).in(PushMode.PLAIN));
  }

  @AfterEach
  void stop() {
    server.close();
    weChat.close();
  }

  @Test
  void theVerdictIsPushedWithTheTraceIdOfTheAnswer() throws InterruptedException {
    JsonNode answer = check("https://a.example/1.jpg");

    assertThat(server.next().body())
        .contains(
            "\"FromUserName\":\"%s\"".formatted(alice.openId(wx1.app)),
            "\"MsgType\":\"event\",\"Event\":\"wxa_media_check\",\"appid\":\"wx1\"",
            "\"trace_id\":\"%s\",\"version\":2,\"errcode\":0,\"errmsg\":\"ok\""
                .formatted(answer.path("trace_id").textValue()),
            "\"result\":{\"suggest\":\"pass\",\"label\":100}",
            "\"detail\":[{\"strategy\":\"content_model\",\"errcode\":0,\"suggest\":\"pass\"");
  }

  @Test
  void aHeldVerdictIsSentWhenItIsAskedFor() {
    weChat.mediaChecks().send(MediaTiming.HELD);
    weChat.contentRules().media("bad", Verdict.risky(20002));
    check("https://a.example/bad.jpg");
    assertThat(server.all()).isEmpty();

    var results = weChat.push(wx1.app).sendMediaVerdicts();

    assertThat(results).singleElement().matches(result -> result.acknowledged());
    assertThat(server.all())
        .singleElement()
        .extracting(Request::body)
        .asString()
        .contains("\"result\":{\"suggest\":\"risky\",\"label\":20002}");
    assertThat(weChat.mediaChecks().held()).isEmpty();
  }

  @Test
  void aVerdictMayOvertakeTheAnswerThatAnnouncesIt() {
    weChat.mediaChecks().send(MediaTiming.OVERTAKING);

    String traceId = check("https://a.example/1.jpg").path("trace_id").textValue();

    assertThat(server.all()).singleElement().extracting(Request::body).asString().contains(traceId);
  }

  @Test
  void inTheObservedFormLabelsAreTextsAndThereIsNoErrcode() {
    weChat.mediaChecks().send(MediaTiming.OVERTAKING);
    weChat.mediaChecks().observedForm(true);

    check("https://a.example/1.jpg");

    assertThat(server.all().getFirst().body())
        .contains("\"version\":2,\"result\":{\"suggest\":\"pass\",\"label\":\"100\"}")
        .contains("\"suggest\":\"pass\",\"label\":\"100\",\"prob\":90}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'openid':'o','version':2,'scene':1,'media_type':2}|47001",
        "{'media_url':'ftp://a','openid':'o','version':2,'scene':1,'media_type':2}|47001",
        "{'media_url':'http://a','openid':'o','version':2,'scene':1,'media_type':3}|40004",
        "{'media_url':'http://a','openid':'o','version':2,'scene':1,'media_type':2}|40003",
        "{'media_url':'http://a','openid':'o','version':1,'scene':1,'media_type':2}|47001"
      })
  void badBodiesAreRefused(String body, int errcode) {
    assertThat(wx1.errcode(PATH, body)).isEqualTo(errcode);
  }

  @Test
  void oneUrlIsCheckedAtMost10TimesAMinute() {
    weChat.mediaChecks().send(MediaTiming.HELD);
    weChat.clock().advance(Duration.ofSeconds(61 - weChat.clock().now().getEpochSecond() % 60));
    for (int i = 0; i < 10; i++) {
      assertThat(check("https://a.example/1.jpg").path("errcode").intValue()).isZero();
    }

    assertThat(check("https://a.example/1.jpg").path("errcode").intValue()).isEqualTo(87020);
    assertThat(check("https://a.example/2.jpg").path("errcode").intValue()).isZero();
  }

  @Test
  void thePersonMustHaveBeenThereWithin2Hours() {
    weChat.clock().advance(Duration.ofHours(2).plusSeconds(1));

    assertThat(new AnApp(weChat, "wx1").errcode(PATH, body("https://a.example/1.jpg")))
        .isEqualTo(61010);
  }

  private JsonNode check(String url) {
    return wx1.post(PATH, body(url));
  }

  private String body(String url) {
    return "{'media_url':'%s','media_type':2,'version':2,'scene':1,'openid':'%s'}"
        .formatted(url, alice.openId(wx1.app));
  }
}
