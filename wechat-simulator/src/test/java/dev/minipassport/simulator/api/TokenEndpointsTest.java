package dev.minipassport.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.Caller;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.WeChatSimulatorExtension;
import dev.minipassport.simulator.world.SimulatedApp;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenEndpointsTest {
  @RegisterExtension static final WeChatSimulatorExtension wechat = new WeChatSimulatorExtension();

  private final Caller caller = new Caller(wechat.baseUri());
  private final WeChatSimulator weChat = wechat.simulator();
  private SimulatedApp app;

  @BeforeEach
  void register() {
    app = weChat.registerApp("wx1", "s3cret");
  }

  @Test
  void aTokenLivesTwoHours() {
    JsonNode answer = classic("wx1", "s3cret", "client_credential");

    assertThat(answer.path("access_token").textValue()).hasSizeBetween(100, 512);
    assertThat(answer.path("expires_in").asInt()).isEqualTo(7200);
  }

  @Test
  void tokenAnswersAreLabelledAsJson() {
    var answer = caller.get("/cgi-bin/token");

    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
  }

  @ParameterizedTest(name = "{0}/{1}/{2}: {3}, stable {4}")
  @CsvSource({
    "'',    '',     wrong,             41002, 41002",
    "wrong, '',     wrong,             41004, 41004",
    "wrong, wrong,  wrong,             40013, 40013",
    "wx1,   wrong,  wrong,             40001, 40125",
    "wx1,   s3cret, wrong,             40002, 40002",
  })
  void bothEndpointsRefuseInTheSameOrder(
      String appId, String secret, String grantType, int classic, int stable) {
    assertThat(classic(appId, secret, grantType).path("errcode").asInt()).isEqualTo(classic);
    assertThat(stable(appId, secret, grantType).path("errcode").asInt()).isEqualTo(stable);
  }

  @Test
  void eachClassicCallIssuesANewTokenAndLeavesTheLastOneFiveMinutes() {
    String first = classicToken();
    String second = classicToken();

    assertThat(second).isNotEqualTo(first);
    assertThat(use(first)).isNotEqualTo(40001);
    weChat.clock().advance(Duration.ofMinutes(5));
    assertThat(use(first)).isEqualTo(40001);
    assertThat(use(second)).isNotEqualTo(40001);
  }

  @Test
  void theStableTokenStaysTheSameForEveryoneAndCountsDown() {
    JsonNode first = caller.stableToken("wx1", "s3cret");
    weChat.clock().advance(Duration.ofSeconds(6801));
    JsonNode later = caller.stableToken("wx1", "s3cret");

    assertThat(later.path("access_token")).isEqualTo(first.path("access_token"));
    assertThat(later.path("expires_in").asInt()).isBetween(300, 400);
  }

  @Test
  void theStableTokenIsReplacedFiveMinutesBeforeItsEndAndBothWorkUntilThen() {
    String first = stableToken();
    weChat.clock().advance(Duration.ofSeconds(6901));
    JsonNode successor = caller.stableToken("wx1", "s3cret");

    assertThat(successor.path("access_token").textValue()).isNotEqualTo(first);
    assertThat(successor.path("expires_in").asInt()).isEqualTo(7200);
    assertThat(use(first)).isNotIn(40001, 42001);
    weChat.clock().advance(Duration.ofMinutes(5));
    assertThat(use(first)).isEqualTo(42001);
    assertThat(use(successor.path("access_token").textValue())).isNotIn(40001, 42001);
  }

  @Test
  void aForcedRefreshKillsTheStableTokenAtOnce() {
    String leaked = stableToken();

    String fresh = forced();

    assertThat(fresh).isNotEqualTo(leaked);
    assertThat(use(leaked)).isEqualTo(40001);
    assertThat(use(fresh)).isNotIn(40001, 42001);
  }

  @Test
  void forcingAgainWithin30SecondsGivesTheCurrentToken() {
    String first = forced();
    assertThat(forced()).isEqualTo(first);

    weChat.clock().advance(Duration.ofSeconds(30));
    assertThat(forced()).isNotEqualTo(first);
  }

  @Test
  void theTwoFamiliesNeverTouchEachOther() {
    String stable = stableToken();
    String classic = classicToken();
    assertThat(stableToken()).isEqualTo(stable).isNotEqualTo(classic);

    forced();
    assertThat(use(classic)).isNotIn(40001, 42001);
  }

  @Test
  void anAddressThatIsNotOnTheListIsRefusedByBothTokenEndpoints() {
    app.allowIps(Set.of("203.0.113.7"));

    assertThat(classic("wx1", "s3cret", "client_credential").path("errmsg").textValue())
        .startsWith("invalid ip 127.0.0.1 ipv6 ::ffff:127.0.0.1, not in whitelist rid: ");
    assertThat(caller.stableToken("wx1", "s3cret").path("errcode").asInt()).isEqualTo(40164);
  }

  @Test
  void theListOfAddressesDoesNotApplyToLogins() {
    app.allowIps(Set.of("203.0.113.7"));
    String code = weChat.registerPerson().login(app);

    assertThat(caller.exchange("wx1", "s3cret", code).body()).contains("openid");
  }

  @Test
  void anAddressOnTheListIsServed() {
    app.allowIps(Set.of("127.0.0.1"));

    assertThat(caller.stableToken("wx1", "s3cret").has("access_token")).isTrue();
  }

  @Test
  void aFrozenAppGetsNoToken() {
    app.freeze(50004);

    assertThat(caller.stableToken("wx1", "s3cret").path("errcode").asInt()).isEqualTo(50004);
  }

  @Test
  void theStableEndpointTakesPostOnly() {
    assertThat(errcode("GET", "")).isEqualTo(43002);
  }

  @Test
  void theStableEndpointNeedsAJsonObject() {
    assertThat(errcode("POST", "")).isEqualTo(44002);
    assertThat(errcode("POST", "appid=wx1&secret=s3cret")).isEqualTo(47001);
    assertThat(errcode("POST", "[1,2]")).isEqualTo(47001);
  }

  private int errcode(String method, String body) {
    var answer =
        method.equals("GET")
            ? caller.get("/cgi-bin/stable_token")
            : caller.post("/cgi-bin/stable_token", body);
    return Caller.json(answer).path("errcode").asInt();
  }

  private int use(String token) {
    return Caller.json(caller.get("/wxa/checksession", "access_token", token))
        .path("errcode")
        .asInt();
  }

  private String classicToken() {
    return classic("wx1", "s3cret", "client_credential").path("access_token").textValue();
  }

  private String stableToken() {
    return caller.stableToken("wx1", "s3cret").path("access_token").textValue();
  }

  private String forced() {
    var answer =
        caller.post(
            "/cgi-bin/stable_token",
            """
            {"grant_type":"client_credential","appid":"wx1","secret":"s3cret","force_refresh":true}
            """);
    return Caller.json(answer).path("access_token").textValue();
  }

  private JsonNode classic(String appId, String secret, String grantType) {
    return Caller.json(
        caller.get("/cgi-bin/token", "grant_type", grantType, "appid", appId, "secret", secret));
  }

  private JsonNode stable(String appId, String secret, String grantType) {
    return Caller.json(
        caller.post(
            "/cgi-bin/stable_token",
            "{\"grant_type\":\"%s\",\"appid\":\"%s\",\"secret\":\"%s\"}"
                .formatted(grantType, appId, secret)));
  }
}
