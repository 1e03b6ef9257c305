package dev.minipassport.wechat.token;

import static dev.minipassport.wechat.token.TokenWiring.APP;
import static dev.minipassport.wechat.token.TokenWiring.PATIENT;
import static dev.minipassport.wechat.token.TokenWiring.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.minipassport.fault.AppCredentialsRejected;
import dev.minipassport.fault.QuotaReached;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.wechat.CapturedLog;
import dev.minipassport.wechat.StubServer;
import dev.minipassport.wechat.secret.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the token endpoint refuses or garbles, and that no secret escapes by it.
@Isolated("it reads what is logged")
final class TokenRefusalsTest {
  private static final String TOKEN = "canary-token_0123456789";

  private final TokenWiring wiring = new TokenWiring();

  private static String text(AccessToken token) {
    return token.use(text -> text);
  }

  private static String refusal(int errcode) {
    return "{\"errcode\":"
        + errcode
        + ",\"errmsg\":\"no "
        + SECRET
        + " rid: 6129ee10-272863a4-64d75414\"}";
  }

  @Test
  void theRequestIsPlainJsonOfKnownLengthAndForcesNothing() throws IOException {
    try (StubServer server =
            StubServer.plain(
                StubServer.body("{\"access_token\":\"" + TOKEN + "\",\"expires_in\":7200}"));
        AccessTokens tokens = wiring.openAtOnce(server.uri())) {
      AccessToken token = tokens.of(APP, PATIENT);

      assertThat(text(token)).isEqualTo(TOKEN);
      assertThat(server.requests().getFirst())
          .startsWith("POST /cgi-bin/stable_token HTTP/1.1\r\n")
          .contains("Content-Type: application/json\r\n", "Content-Length: ")
          .doesNotContainIgnoringCase("transfer-encoding")
          .doesNotContain(SECRET);
      assertThat(new JsonMapper().readTree(server.bodies().getFirst()).toString())
          .isEqualTo(
              "{\"grant_type\":\"client_credential\",\"appid\":\""
                  + APP
                  + "\",\"secret\":\""
                  + SECRET
                  + "\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        40001, 40013, 40125, 40164, 40243, 50002, 50004, 50007, 61003, 89503, 89506, 89507, 40014
      })
  void whatOnlyAnOperatorCanMendIsLoudAndAskedOnce(int errcode) throws IOException {
    try (StubServer server = StubServer.plain(StubServer.body(refusal(errcode)));
        CapturedLog log = CapturedLog.begin();
        AccessTokens tokens = wiring.openAtOnce(server.uri())) {
      for (int i = 0; i < 3; i++) {
        assertThatExceptionOfType(AppCredentialsRejected.class)
            .isThrownBy(() -> tokens.of(APP, PATIENT));
      }

      assertThat(server.requests()).hasSize(1);
      assertThat(log.lines(Level.ERROR))
          .singleElement()
          .asString()
          .contains(
              "stable_token of app " + APP,
              "errcode " + errcode,
              "rid 6129ee10-272863a4-64d75414",
              "no ***",
              "check the app's id, secret")
          .doesNotContain(SECRET);
    }
  }

  @ParameterizedTest
  @CsvSource({"45011,PT60S", "44991,PT60S", "45009,PT1H"})
  void aUsedUpQuotaSaysWhenItOpensAgain(int errcode, Duration retryAfter) throws IOException {
    try (StubServer server = StubServer.plain(StubServer.body(refusal(errcode)));
        AccessTokens tokens = wiring.openAtOnce(server.uri())) {
      for (int i = 0; i < 2; i++) {
        assertThatExceptionOfType(QuotaReached.class)
            .isThrownBy(() -> tokens.of(APP, PATIENT))
            .satisfies(fault -> assertThat(fault.retryAfter()).isEqualTo(retryAfter));
      }
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>502</html>",
        "[]",
        "{}",
        "{\"access_token\":\"t\"}",
        "{\"expires_in\":7200}",
        "{\"access_token\":\"\",\"expires_in\":7200}",
        "{\"access_token\":\"a b\",\"expires_in\":7200}",
        "{\"access_token\":7,\"expires_in\":7200}",
        "{\"access_token\":\"t\",\"expires_in\":0}",
        "{\"access_token\":\"t\",\"expires_in\":-1}",
        "{\"access_token\":\"t\",\"expires_in\":7200",
        "{\"errcode\":-1,\"errmsg\":\"system error\"}",
        "{\"errcode\":40002}",
        "{\"errcode\":41002}",
        "{\"errcode\":99999}"
      })
  void whatIsNoTokenIsNone(String body) throws IOException {
    try (StubServer server = StubServer.plain(StubServer.body(body));
        AccessTokens tokens = wiring.openAtOnce(server.uri())) {
      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> tokens.of(APP, PATIENT));
      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> tokens.of(APP, PATIENT));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void numbersMayComeAsStringsAndFieldsNobodyKnows() throws IOException {
    try (StubServer server =
            StubServer.plain(
                StubServer.body(
                    "{\"errcode\":\"0\",\"x\":[],\"access_token\":\"t\",\"expires_in\":\"7200\"}"));
        AccessTokens tokens = wiring.openAtOnce(server.uri())) {
      assertThat(text(tokens.of(APP, PATIENT))).isEqualTo("t");
    }
  }

  @Test
  void whereTheCurrentSecretIsWrongThePreviousOneIsTriedAndRemembered() {
    AppSecret next = new AppSecret("next-secret");
    wiring.secrets(new Secrets(next, Optional.of(new AppSecret(SECRET))));
    try (WeChatSimulator wechat = WeChatSimulator.start();
        AccessTokens tokens = wiring.openAtOnce(wechat.baseUri())) {
      SimulatedApp _ = wechat.registerApp(APP.value(), SECRET);

      tokens.expire(APP, tokens.of(APP, PATIENT));
      assertThat(wechat.count("stable_token")).isEqualTo(2);
      AccessToken _ = tokens.of(APP, PATIENT);
      assertThat(wechat.count("stable_token")).isEqualTo(3);
    }
  }

  @Test
  void anAddressThatIsNotAllowedIsAnOperatorsMatter() {
    try (WeChatSimulator wechat = WeChatSimulator.start();
        AccessTokens tokens = wiring.openAtOnce(wechat.baseUri())) {
      wechat.registerApp(APP.value(), SECRET).allowIps(Set.of("192.0.2.1"));

      assertThatExceptionOfType(AppCredentialsRejected.class)
          .isThrownBy(() -> tokens.of(APP, PATIENT));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HANG", "SLOW_DRIP"})
  void noFaultOfWeChatGivesAwayASecretOrAToken(Fault fault) {
    try (WeChatSimulator wechat = WeChatSimulator.start();
        CapturedLog log = CapturedLog.begin();
        AccessTokens tokens = wiring.openAtOnce(wechat.baseUri())) {
      SimulatedApp _ = wechat.registerApp(APP.value(), SECRET);
      wechat.fail(fault);

      String shown = attempt(tokens);

      wechat.heal();
      wiring.ticker().advance(Duration.ofMinutes(1));
      String token = text(tokens.of(APP, PATIENT));
      assertThat(log.text()).contains(APP.value()).doesNotContain(SECRET, token);
      assertThat(shown).doesNotContain(SECRET, token);
    }
  }

  private static String attempt(AccessTokens tokens) {
    try {
      return tokens.of(APP, PATIENT).toString();
    } catch (RuntimeException failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      return trace.toString();
    }
  }

  @Test
  void aTokenSaysNothingOfItself() {
    assertThat(new AccessToken(TOKEN)).hasToString("AccessToken[REDACTED]");
    assertThat(new Issue.Issued(new AccessToken(TOKEN), Duration.ofHours(2)).toString())
        .doesNotContain(TOKEN);
    assertThatThrownBy(() -> new AccessToken("two words"))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("two words");
  }
}
