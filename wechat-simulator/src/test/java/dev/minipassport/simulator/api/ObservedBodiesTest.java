package dev.minipassport.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.minipassport.simulator.Caller;
import dev.minipassport.simulator.SimulatorOptions;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.WeChatSimulatorExtension;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.WeChatRules;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Holds the simulator's bodies to those that were seen on WeChat's wire: equal but for the values
/// of identifiers.
final class ObservedBodiesTest {
  @RegisterExtension static final WeChatSimulatorExtension wechat = new WeChatSimulatorExtension();

  private static final Pattern RID = Pattern.compile("rid: ([0-9a-f]{8})-[0-9a-f]{8}-[0-9a-f]{8}");
  private static final Pattern HINT = Pattern.compile("hint: \\[[A-Za-z0-9]+-[A-Za-z0-9]+]");
  private static final Pattern REQ_ID = Pattern.compile("req_id: [A-Za-z0-9]+-[A-Za-z0-9]+");

  private final Caller caller = new Caller(wechat.baseUri());
  private final WeChatSimulator weChat = wechat.simulator();
  private SimulatedApp app;

  @BeforeEach
  void register() {
    app = weChat.registerApp("wx1", "s");
  }

  @Test
  void aSuccessIsTheObservedOneLetterForLetter() throws IOException {
    var person =
        weChat
            .newPerson("example")
            .openId(app, "oExample_openid-28-chars-001")
            .sessionKey(app, "AAECAwQFBgcICQoLDA0ODw==")
            .register();

    assertThat(caller.exchange("wx1", "s", person.login(app)).body())
        .isEqualTo(observed("login-success"));
  }

  @Test
  void anInvalidCode() throws IOException {
    assertShape(caller.exchange("wx1", "s", "none").body(), "login-invalid-code");
  }

  @Test
  void aUsedCode() throws IOException {
    String code = weChat.registerPerson().login(app);
    caller.exchange("wx1", "s", code);

    assertShape(caller.exchange("wx1", "s", code).body(), "login-code-used");
  }

  @Test
  void aMissingAppId() throws IOException {
    assertShape(caller.get("/sns/jscode2session").body(), "login-appid-missing");
  }

  @Test
  void anUnknownAppId() throws IOException {
    assertShape(caller.exchange("wx0", "s", "none").body(), "login-appid-invalid");
  }

  @Test
  void anAddressThatIsRefused() throws IOException {
    app.allowIps(Set.of("203.0.113.7"));
    String body =
        caller
            .get("/cgi-bin/token", "appid", "wx1", "secret", "s", "grant_type", "client_credential")
            .body();

    assertShape(body.replace("127.0.0.1", "203.0.113.7"), "token-ip-refused");
  }

  @Test
  void anUnknownToken() throws IOException {
    String body = caller.get("/wxa/checksession", "access_token", "none").body();

    assertThat(RID.matcher(body).replaceAll("rid: <rid>")).isEqualTo(observed("token-not-latest"));
  }

  @Test
  void anExpiredToken() throws IOException {
    String token = caller.stableToken("wx1", "s").path("access_token").textValue();
    weChat.clock().advance(Duration.ofHours(2));
    String body = caller.get("/wxa/checksession", "access_token", token).body();

    assertThat(RID.matcher(body).replaceAll("rid: <rid>")).isEqualTo(observed("token-expired"));
  }

  @Test
  void anInvalidPhoneCode() throws IOException {
    var server = new AnApp(weChat, "wx1");
    String body = server.post("/wxa/business/getuserphonenumber", "{'code':'none'}").toString();

    assertShape(body, "phone-invalid-code");
  }

  @Test
  void aPersonWhoWasNotThereRecently() throws IOException {
    var server = new AnApp(weChat, "wx1");
    String request =
        "{'content':'c','version':2,'scene':1,'openid':'%s'}"
            .formatted(weChat.registerPerson().openId(app));

    assertShape(
        server.post("/wxa/msg_sec_check", request).toString(), "content-check-user-not-recent");
  }

  @Test
  void aDailyQuota() throws IOException {
    weChat.fail(Fault.QUOTA_DAY);

    assertShape(caller.exchange("wx1", "s", "none").body(), "daily-quota");
  }

  @Test
  void theOldFormOfRequestIdsBySwitch() throws IOException {
    var options = SimulatorOptions.DEFAULT.withRules(WeChatRules.DEFAULT.withHints(true));
    try (var old = WeChatSimulator.start(options);
        var other = new Caller(old.baseUri())) {
      assertShape(other.get("/sns/jscode2session", "appid", "wx1").body(), "login-secret-missing");
      assertShape(
          other.get("/sns/jscode2session", "appid", "wx1", "secret", "s").body(),
          "login-code-missing");
    }
  }

  @Test
  void theFirstGroupOfARequestIdIsTheSimulatedTimeInSeconds() {
    weChat.clock().advance(Duration.ofDays(1000));
    long before = weChat.clock().now().getEpochSecond();
    Matcher rid = RID.matcher(caller.exchange("wx1", "s", "none").body());

    assertThat(rid.find()).isTrue();
    assertThat(HexFormat.fromHexDigitsToLong(rid.group(1)))
        .isBetween(before, weChat.clock().now().getEpochSecond());
  }

  private static void assertShape(String body, String observedId) throws IOException {
    assertThat(withoutIds(body)).isEqualTo(withoutIds(observed(observedId)));
  }

  private static String withoutIds(String body) {
    String withoutRid = HINT.matcher(RID.matcher(body).replaceAll("rid: #")).replaceAll("hint: #");
    return REQ_ID.matcher(withoutRid).replaceAll("req_id: #");
  }

  private static String observed(String id) throws IOException {
    try (var file =
        ObservedBodiesTest.class.getResourceAsStream("/response-bodies-observed.json")) {
      JsonNode cases = new ObjectMapper().readTree(file).path("cases");
      return StreamSupport.stream(cases.spliterator(), false)
          .filter(one -> one.path("id").asText().equals(id))
          .map(one -> one.path("given").path("body").textValue())
          .findFirst()
          .orElseThrow();
    }
  }
}
