package dev.minipassport.wechat.call;

import static dev.minipassport.wechat.token.TokenWiring.APP;
import static dev.minipassport.wechat.token.TokenWiring.PATIENT;
import static dev.minipassport.wechat.token.TokenWiring.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.AppCredentialsRejected;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.QuotaReached;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.wechat.token.AccessTokens;
import dev.minipassport.wechat.token.TokenWiring;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a call that may be repeated, and of one that must not.
final class CallOutcomesTest {
  private final WeChatSimulator wechat = WeChatSimulator.start();
  private final TokenWiring wiring = new TokenWiring();
  private final AccessTokens tokens = wiring.open(wechat.baseUri());
  private final WeChatCalls calls =
      new WeChatCalls(TokenWiring.options(wechat.baseUri()), tokens, wiring.time());
  private final SimulatedApp app = wechat.registerApp(APP.value(), SECRET);
  private final SimulatedPerson person = wechat.registerPerson();

  CallOutcomesTest() {
    String _ = person.login(app);
  }

  @AfterEach
  void close() {
    calls.close();
    tokens.close();
    wechat.close();
  }

  private Reply check() {
    return call(Endpoint.CHECK_SESSION, PATIENT);
  }

  private Reply reset() {
    return call(Endpoint.RESET_USER_SESSION_KEY, PATIENT);
  }

  private Reply call(Endpoint endpoint, Deadline deadline) {
    return calls.call(
        APP,
        endpoint,
        Map.of(
            "openid", person.openId(app),
            "signature", signature(person.sessionKey(app).orElseThrow()),
            "sig_method", "hmac_sha256"),
        Optional.empty(),
        deadline);
  }

  private static String signature(String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(new byte[0]));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void aCallIsAnsweredWithItsFields() {
    assertThat(check()).isInstanceOf(Reply.Ok.class);

    Reply.Ok answer = (Reply.Ok) reset();
    assertThat(answer.fields().path("session_key").asText())
        .isEqualTo(person.sessionKey(app).get());
    assertThat(answer.toString()).doesNotContain(person.sessionKey(app).get());
    assertThat(wechat.calls("checksession").getFirst().accessToken()).isTrue();
  }

  @Test
  void aRefusalOfTheEndpointsOwnIsAnAnswerWithItsRid() {
    Reply reply =
        calls.call(
            APP,
            Endpoint.CHECK_SESSION,
            Map.of("openid", person.openId(app), "signature", "00", "sig_method", "hmac_sha256"),
            Optional.empty(),
            PATIENT);

    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> {
              assertThat(refused.errcode()).isEqualTo(87009);
              assertThat(refused.requestId().value()).matches("[0-9a-f]{8}(-[0-9a-f]{8}){2}");
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aBusyWeChatIsAskedOnceMoreWhereThatIsSafe(int busy) {
    wechat.fail(Fault.BUSY.on("checksession").next(busy));

    if (busy == 1) {
      assertThat(check()).isInstanceOf(Reply.Ok.class);
    } else {
      assertThatExceptionOfType(Unavailable.class).isThrownBy(this::check);
    }
    assertThat(wechat.count("checksession")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "BUSY",
        "BUSY_AFTER",
        "RESET_BEFORE",
        "RESET_AFTER",
        "GATEWAY_HTML",
        "SERVER_ERROR",
        "REDIRECT",
        "TRUNCATED_BODY",
        "EMPTY_BODY",
        "HUGE_BODY",
        "GZIP_BOMB"
      })
  void aCallThatMustNotBeRepeatedStaysInDoubt(Fault fault) {
    assertThat(check()).isInstanceOf(Reply.Ok.class);
    wechat.fail(fault);

    assertThat(reset()).isEqualTo(new Reply.Unknown());
    assertThat(wechat.count("resetusersessionkey")).isEqualTo(1);
    if (fault != Fault.BUSY && fault != Fault.BUSY_AFTER) {
      assertThatExceptionOfType(Unavailable.class).isThrownBy(this::check);
      assertThat(wechat.count("checksession")).isEqualTo(2);
    }
  }

  @Test
  void aCallThatIsNotAnsweredInTimeStaysInDoubtAndSaysSo() {
    assertThat(check()).isInstanceOf(Reply.Ok.class);
    wechat.fail(Fault.HANG);
    Deadline brief = () -> Duration.ofMillis(350);

    assertThat(call(Endpoint.RESET_USER_SESSION_KEY, brief)).isEqualTo(new Reply.Unknown());
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> call(Endpoint.CHECK_SESSION, brief));
  }

  @ParameterizedTest
  @CsvSource({"45011,PT60S", "44991,PT60S", "45009,PT1H"})
  void aUsedUpQuotaSaysWhenItOpensAgain(int errcode, Duration retryAfter) {
    wechat.fail(Fault.UNKNOWN_ERROR.on("resetusersessionkey").withErrcode(errcode));

    assertThatExceptionOfType(QuotaReached.class)
        .isThrownBy(this::reset)
        .satisfies(fault -> assertThat(fault.retryAfter()).isEqualTo(retryAfter));
  }

  @ParameterizedTest
  @ValueSource(ints = {40013, 40125, 40164, 48001, 50002, 61007, 40234})
  void whatOnlyAnOperatorCanMendIsAFault(int errcode) {
    wechat.fail(Fault.UNKNOWN_ERROR.on("resetusersessionkey").withErrcode(errcode));

    assertThatExceptionOfType(AppCredentialsRejected.class).isThrownBy(this::reset);
    assertThat(wechat.count("resetusersessionkey")).isEqualTo(1);
  }

  @Test
  void withoutATokenNothingIsSent() {
    wechat.fail(Fault.SERVER_ERROR.on("stable_token"));

    assertThatExceptionOfType(Unavailable.class).isThrownBy(this::reset);
    assertThat(wechat.count("resetusersessionkey")).isZero();
  }

  @Test
  void aCallerWhoIsGoneIsNotServed() {
    assertThatThrownBy(() -> call(Endpoint.RESET_USER_SESSION_KEY, () -> Duration.ZERO))
        .isInstanceOf(CallerGone.class);
    assertThat(wechat.calls()).isEmpty();
  }

  @Test
  void afterTheEndNothingIsSent() {
    calls.close();

    assertThatExceptionOfType(Unavailable.class).isThrownBy(this::reset);
    assertThat(wechat.count("resetusersessionkey")).isZero();
  }
}
