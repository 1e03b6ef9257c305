package dev.minipassport.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.Caller;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.WeChatSimulatorExtension;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionKeyCallsTest {
  @RegisterExtension static final WeChatSimulatorExtension wechat = new WeChatSimulatorExtension();

  private static final String CHECK = "/wxa/checksession";
  private static final String RESET = "/wxa/resetusersessionkey";

  private final Caller caller = new Caller(wechat.baseUri());
  private final WeChatSimulator weChat = wechat.simulator();
  private SimulatedApp app;
  private SimulatedPerson person;
  private String token;

  @BeforeEach
  void signIn() {
    app = weChat.registerApp("wx1", "s");
    person = weChat.registerPerson();
    person.login(app);
    token = caller.stableToken("wx1", "s").path("access_token").textValue();
  }

  @Test
  void theSignatureByTheTextOfTheCurrentKeyIsAccepted() {
    assertThat(ask(CHECK, signature(key())).toString())
        .isEqualTo("{\"errcode\":0,\"errmsg\":\"ok\"}");
  }

  @Test
  void aSignatureByTheDecodedKeyIsNot() {
    assertThat(errcode(CHECK, hmac(Base64.getDecoder().decode(key())))).isEqualTo(87009);
  }

  @Test
  void aFormerKeyIsNoLongerAccepted() {
    String former = key();
    person.rotateSessionKey(app);

    assertThat(errcode(CHECK, signature(former))).isEqualTo(87009);
    assertThat(errcode(CHECK, signature(key()))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {CHECK, RESET})
  void withoutATokenNothingElseIsLookedAt(String path) {
    assertThat(Caller.json(caller.get(path)).path("errmsg").textValue())
        .startsWith("access_token missing rid: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {CHECK, RESET})
  void anUnknownTokenAndAnExpiredOneAreToldApart(String path) {
    assertThat(Caller.json(caller.get(path, "access_token", "unknown")).path("errcode").asInt())
        .isEqualTo(40001);

    weChat.clock().advance(Duration.ofHours(2));
    assertThat(errcode(path, signature(key()))).isEqualTo(42001);
  }

  @ParameterizedTest
  @ValueSource(strings = {CHECK, RESET})
  void anOpenIdOfNobodyIsInvalid(String path) {
    assertThat(
            Caller.json(
                    caller.get(
                        path,
                        "access_token",
                        token,
                        "openid",
                        "oNobody",
                        "signature",
                        signature(key()),
                        "sig_method",
                        "hmac_sha256"))
                .path("errcode")
                .asInt())
        .isEqualTo(40003);
  }

  @Test
  void missingArgumentsAndAnotherSignatureMethodAreRefused() {
    assertThat(Caller.json(caller.get(RESET, "access_token", token)).path("errcode").asInt())
        .isEqualTo(40097);
    assertThat(
            Caller.json(
                    caller.get(
                        RESET,
                        "access_token",
                        token,
                        "openid",
                        person.openId(app),
                        "signature",
                        signature(key()),
                        "sig_method",
                        "md5"))
                .path("errcode")
                .asInt())
        .isEqualTo(87008);
  }

  @Test
  void aResetGivesAFreshKeyAndKillsTheOldOne() {
    String old = key();

    JsonNode answer = ask(RESET, signature(old));

    assertThat(answer.path("errcode").asInt()).isZero();
    assertThat(answer.path("openid").textValue()).isEqualTo(person.openId(app));
    assertThat(answer.path("session_key").textValue()).isEqualTo(key()).isNotEqualTo(old);
    assertThat(errcode(CHECK, signature(old))).isEqualTo(87009);
    assertThat(errcode(CHECK, signature(key()))).isZero();
  }

  @Test
  void theFreshKeyKeepsTheExpiryOfTheOldOne() {
    weChat.clock().advance(Duration.ofDays(2));
    token = caller.stableToken("wx1", "s").path("access_token").textValue();
    assertThat(errcode(RESET, signature(key()))).isZero();

    weChat.clock().advance(Duration.ofDays(1));
    token = caller.stableToken("wx1", "s").path("access_token").textValue();
    assertThat(errcode(RESET, signature(key()))).isEqualTo(87007);
    assertThat(errcode(CHECK, signature(key()))).isEqualTo(87009);
  }

  @Test
  void aPersonWhoNeverLoggedInHasNoKeyToReset() {
    var stranger = weChat.person("stranger");
    var answer =
        caller.get(
            RESET,
            "access_token",
            token,
            "openid",
            stranger.openId(app),
            "signature",
            signature("AAECAwQFBgcICQoLDA0ODw=="),
            "sig_method",
            "hmac_sha256");

    assertThat(Caller.json(answer).path("errmsg").textValue())
        .startsWith("session_key is not existd or expired rid: ");
  }

  @Test
  void aTokenOfAnotherAppDoesNotKnowThePerson() {
    weChat.registerApp("wx2", "s");
    token = caller.stableToken("wx2", "s").path("access_token").textValue();

    assertThat(errcode(CHECK, signature(key()))).isEqualTo(40003);
  }

  @Test
  void theCallIsRecordedAsOneWithAnAccessToken() {
    ask(CHECK, signature(key()));

    assertThat(weChat.calls("checksession"))
        .singleElement()
        .satisfies(call -> assertThat(call.accessToken()).isTrue())
        .satisfies(call -> assertThat(call.app()).isEqualTo("wx1"));
  }

  private String key() {
    return person.sessionKey(app).orElseThrow();
  }

  private int errcode(String path, String signature) {
    return ask(path, signature).path("errcode").asInt();
  }

  private JsonNode ask(String path, String signature) {
    return Caller.json(
        caller.get(
            path,
            "access_token",
            token,
            "openid",
            person.openId(app),
            "signature",
            signature,
            "sig_method",
            "hmac_sha256"));
  }

  private static String signature(String keyText) {
    return hmac(keyText.getBytes(StandardCharsets.UTF_8));
  }

  private static String hmac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
