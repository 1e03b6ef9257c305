package dev.minipassport.simulator.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.http.Delivery;
import dev.minipassport.simulator.http.Reply;
import dev.minipassport.simulator.http.Request;
import dev.minipassport.simulator.push.PushResult.Outcome;
import dev.minipassport.simulator.push.wire.PushConfiguration;
import dev.minipassport.simulator.push.wire.PushFlaw;
import dev.minipassport.simulator.push.wire.PushFormat;
import dev.minipassport.simulator.push.wire.PushMode;
import dev.minipassport.simulator.push.wire.Sealer;
import dev.minipassport.simulator.push.wire.Stamp;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AppPushTest {
  private final WeChatSimulator weChat = WeChatSimulator.start();
  private final AServer server = new AServer();
  private final SimulatedApp app = weChat.registerApp("wx1", "s");
  private final SimulatedPerson alice = weChat.person("alice");
  private final PushConfiguration safe =
      PushConfiguration.safe(server.url(), "AAAAA", "A".repeat(43));
  private AppPush push;

  @BeforeEach
  void configure() {
    push = weChat.push(app).configure(safe);
  }

  @AfterEach
  void stop() {
    server.close();
    weChat.close();
  }

  @Test
  void aUrlIsVerifiedByItsEcho() {
    server.answers(request -> AServer.said(Objects.requireNonNull(request.parameter("echostr"))));
    assertThat(push.verify().outcome()).isEqualTo(Outcome.ACKNOWLEDGED);

    server.answers(_ -> AServer.said("success"));
    assertThat(push.verify().outcome()).isEqualTo(Outcome.UNREADABLE);
    assertThat(server.all()).extracting(Request::method).containsOnly("GET");
  }

  @Test
  void inPlainModeTheBodyIsTheMessage() {
    push.configure(safe.in(PushMode.PLAIN).from("gh_1"));

    PushResult result = push.send(push.messages().userAuthorizationRevoke(alice, "8"));

    assertThat(result.outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
    assertThat(server.all())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.query())
                  .containsOnlyKeys("signature", "timestamp", "nonce", "openid");
              assertThat(request.body())
                  .startsWith("{\"ToUserName\":\"gh_1\",\"FromUserName\":\"oSim")
                  .endsWith(
                      ("\"MsgType\":\"event\",\"Event\":\"user_authorization_revoke\","
                              + "\"OpenID\":\"%s\",\"AppID\":\"wx1\",\"RevokeInfo\":\"8\"}")
                          .formatted(alice.openId(app)));
            });
  }

  @Test
  void inXmlTheBodyIsXmlToo() {
    push.configure(safe.in(PushMode.PLAIN).in(PushFormat.XML));

    push.send(push.messages().text(alice, "a ]]> b"));

    assertThat(server.all().getFirst().body())
        .startsWith("<xml>\n<ToUserName><![CDATA[gh_simulated0001]]></ToUserName>\n")
        .contains("<MsgType><![CDATA[text]]></MsgType>\n")
        .contains("<Content><![CDATA[a ]]]]><![CDATA[> b]]></Content>\n")
        .containsPattern("<MsgId>\\d{17}</MsgId>");
    assertThat(server.all().getFirst().header("content-type")).isEqualTo("text/xml");
  }

  @Test
  void inSafeModeTheMessageIsHiddenAndInCompatibleModeBothAreThere() {
    push.send(push.messages().userInfoModified(alice));
    push.configure(safe.in(PushMode.COMPATIBLE));
    push.send(push.messages().userInfoModified(alice));

    assertThat(server.all().getFirst().body()).doesNotContain("user_info_modified");
    assertThat(server.all().getLast().body()).contains("user_info_modified", "\"Encrypt\":");
    assertThat(server.all())
        .allSatisfy(
            request ->
                assertThat(request.query())
                    .containsKeys("signature", "msg_signature")
                    .containsEntry("encrypt_type", "aes")
                    .containsEntry("openid", alice.openId(app)));
  }

  @ParameterizedTest
  @EnumSource(PushFormat.class)
  void aReplyIsDecrypted(PushFormat format) {
    push.configure(safe.in(format));
    var sealer = new Sealer(safe.in(format), "wx1");
    server.answers(
        request ->
            AServer.said(
                sealer.reply(
                    "{\"demo_resp\":\"你好\"}",
                    new Stamp(
                        1,
                        Objects.requireNonNull(request.parameter("nonce")),
                        "0123456789abcdef"))));

    PushResult result = push.send(push.messages().text(alice, "hello"));

    assertThat(result.outcome()).isEqualTo(Outcome.REPLIED);
    assertThat(result.reply()).contains("{\"demo_resp\":\"你好\"}");
  }

  @Test
  void anEmptyAnswerAcknowledgesAndAPageOfHtmlDoesNot() {
    server.answers(_ -> AServer.said(""));
    assertThat(push.send(push.messages().userInfoModified(alice)).acknowledged()).isTrue();

    server.answers(_ -> AServer.said("<html>"));
    assertThat(push.send(push.messages().userInfoModified(alice)).outcome())
        .isEqualTo(Outcome.UNREADABLE);
  }

  @Test
  void anErrorIsFollowedBy2MoreAttemptsWithTheSameBytes() {
    server.answers(_ -> new Delivery.Whole(Reply.of(500, "text/plain", "later")));

    PushResult result = push.send(push.messages().userInfoModified(alice));

    assertThat(result.attempts()).hasSize(3);
    assertThat(result.outcome()).isEqualTo(Outcome.UNANSWERED);
    assertThat(result.status()).isEqualTo(500);
    assertThat(server.all()).extracting(Request::body).hasSize(3).containsOnly(body(0));
  }

  @Test
  void silenceIsFollowedByAnotherAttempt() {
    push.configure(safe.withPatience(Duration.ofMillis(300)));
    server.answers(_ -> server.all().size() < 2 ? new Delivery.Silence() : AServer.said("success"));

    PushResult result = push.send(push.messages().userInfoModified(alice));

    assertThat(result.attempts()).hasSizeGreaterThan(1);
    assertThat(result.attempts().getFirst().status()).isZero();
    assertThat(result.outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
  }

  @Test
  void aDuplicateIsTheSameMessageSignedAnewAndARepeatTheSameBytes() {
    push.configure(safe.in(PushMode.PLAIN));
    push.send(push.messages().text(alice, "hello"), PushFlaw.DUPLICATE);
    push.repeat();

    assertThat(server.all()).extracting(Request::body).hasSize(3).containsOnly(body(0));
    assertThat(query(1)).isNotEqualTo(query(0)).isEqualTo(query(2));
  }

  @Test
  void flawsCombine() {
    push.configure(safe.in(PushMode.PLAIN));
    long now = weChat.clock().now().getEpochSecond();

    push.send(push.messages().userInfoModified(alice), PushFlaw.LATE, PushFlaw.OPENID_MISSING);

    assertThat(body(0)).doesNotContain("OpenID", alice.openId(app));
    assertThat(Long.parseLong(body(0).replaceAll(".*\"CreateTime\":(\\d+).*", "$1")))
        .isBetween(now - 3600, now - 3500);
    assertThat(query(0)).doesNotContainKey("openid");
  }

  @Test
  void aWrongSignatureAndAWrongTailDoNotOpen() {
    var sealer = new Sealer(safe, "wx1");
    var message = push.messages().userInfoModified(alice);
    var stamp = new Stamp(1, "2", "0123456789abcdef");

    var right = sealer.deliver(message, stamp, Set.of());
    var unsigned = sealer.deliver(message, stamp, Set.of(PushFlaw.WRONG_SIGNATURE));
    var foreign = sealer.deliver(message, stamp, Set.of(PushFlaw.WRONG_APPID));

    assertThat(unsigned.body()).isEqualTo(right.body());
    assertThat(unsigned.query().get("msg_signature"))
        .isNotEqualTo(right.query().get("msg_signature"));
    assertThat(foreign.body()).isNotEqualTo(right.body());
  }

  @Test
  void whatIsBuiltIsNotSent() {
    var delivery = push.build(push.messages().userAuthorizationCancellation(alice));

    assertThat(server.all()).isEmpty();
    assertThat(push.send(delivery).acknowledged()).isTrue();
    assertThat(server.all()).singleElement().extracting(Request::query).isEqualTo(delivery.query());
  }

  @Test
  void anUnconfiguredAppSaysWhatToDo() {
    var other = weChat.push(weChat.registerApp("wx2", "s"));

    assertThatThrownBy(other::messages).hasMessageContaining("configure it first");
    assertThatThrownBy(push::repeat).hasMessageContaining("send a message first");
  }

  @Test
  void aServerThatIsNotThereIsUnanswered() {
    server.close();

    assertThat(push.send(push.messages().userInfoModified(alice)).outcome())
        .isEqualTo(Outcome.UNANSWERED);
  }

  private String body(int number) {
    return server.all().get(number).body();
  }

  private Map<String, String> query(int number) {
    return server.all().get(number).query();
  }
}
