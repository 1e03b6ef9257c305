package dev.minipassport.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.Caller;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.WeChatSimulatorExtension;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class FaultsTest {
  @RegisterExtension static final WeChatSimulatorExtension wechat = new WeChatSimulatorExtension();

  private static final Executor PATIENT = task -> Thread.ofVirtual().start(task);

  private final Caller caller = new Caller(wechat.baseUri());
  private final WeChatSimulator weChat = wechat.simulator();
  private SimulatedApp app;
  private SimulatedPerson person;
  private String code;

  @BeforeEach
  void aCodeIsAtHand() {
    app = weChat.registerApp("wx1", "s", "owner");
    person = weChat.registerPerson();
    code = person.login(app);
  }

  @ParameterizedTest
  @CsvSource({
    "BUSY, -1, system error",
    "QUOTA_MINUTE, 45011, api minute-quota reach limit  mustslower  retry next minute",
    "QUOTA_DAY, 45009, reach max api daily quota limit",
    "UNKNOWN_ERROR, 99999, unexpected condition",
    "CODE_BLOCKED, 40226, code blocked",
    "BAD_SECRET, 40125, invalid appsecret",
    "APP_FROZEN, 40243, appsecret is frozen",
    "TOKEN_RETIRED, 40001, 'invalid credential, access_token is invalid or not latest'",
    "TOKEN_EXPIRED, 42001, access_token expired",
  })
  void aRefusalThatIsInjectedLeavesTheCodeUnspent(Fault fault, int errcode, String text) {
    weChat.fail(fault);
    JsonNode refused = exchange();
    assertThat(refused.path("errcode").asInt()).isEqualTo(errcode);
    assertThat(refused.path("errmsg").textValue()).startsWith(text).contains("rid: ");

    weChat.heal();
    assertThat(exchange().has("openid")).isTrue();
  }

  @Test
  void anErrcodeMayBeChosen() {
    weChat.fail(Fault.APP_FROZEN.withErrcode(50007));

    assertThat(exchange().path("errcode").asInt()).isEqualTo(50007);
  }

  @Test
  void busyAfterTheExchangeHasSpentTheCode() {
    weChat.fail(Fault.BUSY_AFTER.next(1));

    assertThat(exchange().path("errcode").asInt()).isEqualTo(-1);
    assertThat(exchange().path("errcode").asInt()).isEqualTo(40163);
  }

  @Test
  void aResetBeforeTheExchangeLeavesTheCodeUnspent() {
    weChat.fail(Fault.RESET_BEFORE.next(1));

    assertThatThrownBy(this::exchange).isInstanceOf(UncheckedIOException.class);
    assertThat(exchange().has("openid")).isTrue();
  }

  @Test
  void aResetAfterTheExchangeHasSpentTheCode() {
    weChat.fail(Fault.RESET_AFTER.next(1));

    assertThatThrownBy(this::exchange).isInstanceOf(UncheckedIOException.class);
    assertThat(exchange().path("errcode").asInt()).isEqualTo(40163);
  }

  @Test
  void aCallThatIsResetIsRecordedWithoutAStatus() {
    weChat.fail(Fault.RESET_BEFORE.next(1));
    assertThatThrownBy(this::exchange).isInstanceOf(UncheckedIOException.class);

    assertThat(weChat.calls("jscode2session"))
        .singleElement()
        .satisfies(call -> assertThat(call.status()).isZero())
        .satisfies(call -> assertThat(call.errcode()).isEqualTo(OptionalInt.empty()));
  }

  @Test
  void aTruncatedBodyEndsInTheMiddleAfterTheCodeWasSpent() {
    weChat.fail(Fault.TRUNCATED_BODY.next(1));

    assertThatThrownBy(this::exchange)
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(IOException.class);
    assertThat(exchange().path("errcode").asInt()).isEqualTo(40163);
  }

  @Test
  void anEmptyBodyComesWithStatus200() {
    weChat.fail(Fault.EMPTY_BODY);
    var answer = caller.exchange("wx1", "s", code);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void theGatewayAnswersWithHtml() {
    weChat.fail(Fault.GATEWAY_HTML);
    var answer = caller.exchange("wx1", "s", code);

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).startsWith("<html>");
  }

  @Test
  void theServerFails() {
    weChat.fail(Fault.SERVER_ERROR);

    assertThat(caller.exchange("wx1", "s", code).statusCode()).isEqualTo(500);
  }

  @Test
  void aRedirectLeadsElsewhere() {
    weChat.fail(Fault.REDIRECT);
    var answer = caller.exchange("wx1", "s", code);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("location")).hasValue("/elsewhere");
    assertThat(weChat.count("elsewhere")).isZero();
  }

  @Test
  void wrongTypesMakeTextsNumbersAndNumbersLists() {
    weChat.fail(Fault.WRONG_TYPES);

    assertThat(exchange().path("openid").isNumber()).isTrue();
    assertThat(exchange().path("errcode").isArray()).isTrue();
  }

  @Test
  void numbersComeAsStrings() {
    weChat.fail(Fault.NUMBERS_AS_STRINGS);

    assertThat(exchange().path("errcode").textValue()).isEqualTo("0");
    assertThat(exchange().path("errcode").textValue()).isEqualTo("40163");
  }

  @ParameterizedTest
  @CsvSource({
    "MISSING_OPENID, openid",
    "MISSING_SESSION_KEY, session_key",
    "UNIONID_MISSING, unionid"
  })
  void oneFieldIsMissingAndTheOthersAreThere(Fault fault, String field) {
    weChat.fail(fault);

    assertThat(exchange().properties())
        .extracting(Map.Entry::getKey)
        .doesNotContain(field)
        .hasSize(2);
  }

  @Test
  void anAbsurdOpenIdHasTenKilobytes() {
    weChat.fail(Fault.ABSURD_OPENID);

    assertThat(exchange().path("openid").textValue()).hasSize(10 * 1024);
  }

  @Test
  void extraFieldsStandBesideTheOnesThatCount() {
    weChat.fail(Fault.EXTRA_FIELDS);
    JsonNode answer = exchange();

    assertThat(answer.path("openid").textValue()).isEqualTo(person.openId(app));
    assertThat(answer.path("expires_in").asInt()).isEqualTo(7200);
  }

  @Test
  void aHugeBodyIsValidJsonOfTenMegabytes() {
    weChat.fail(Fault.HUGE_BODY);
    var answer = caller.exchange("wx1", "s", code);

    assertThat(answer.body()).hasSizeGreaterThan(10 * 1024 * 1024);
    assertThat(Caller.json(answer).path("openid").textValue()).isEqualTo(person.openId(app));
  }

  @Test
  void aGzipBombUnpacksToFiftyMegabytes() throws Exception {
    weChat.fail(Fault.GZIP_BOMB);
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(caller.uri("/sns/jscode2session")).build(),
              HttpResponse.BodyHandlers.ofByteArray());

      assertThat(answer.headers().firstValue("content-encoding")).hasValue("gzip");
      assertThat(answer.body()).hasSizeLessThan(100 * 1024);
      assertThat(unpackedSize(answer.body())).isEqualTo(50L * 1024 * 1024);
    }
  }

  @Test
  void aDripComesWholeInTheEnd() {
    weChat.fail(Fault.SLOW_DRIP.lasting(Duration.ofNanos(1)));

    assertThat(exchange().path("openid").textValue()).isEqualTo(person.openId(app));
  }

  @Test
  void whoHangsIsNeverAnsweredAndTheCodeStaysUnspent() {
    weChat.fail(Fault.HANG);

    assertThat(exchangeInVain()).isNotDone();
    assertThat(exchange().has("openid")).isTrue();
  }

  @Test
  void aLateAnswerHasSpentTheCode() {
    weChat.fail(Fault.LATENCY.lasting(Duration.ofHours(1)));

    assertThat(exchangeInVain()).isNotDone();
    assertThat(exchange().path("errcode").asInt()).isEqualTo(40163);
  }

  @Test
  void aDelayGoesWithAnotherFault() {
    weChat.fail(Fault.LATENCY.lasting(Duration.ofMillis(1)));
    weChat.fail(Fault.BUSY);

    assertThat(exchange().path("errcode").asInt()).isEqualTo(-1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"HANG", "LATENCY", "SLOW_DRIP"},
      mode = EnumSource.Mode.EXCLUDE)
  void afterAnyFaultIsHealedTheNextLoginSucceeds(Fault fault) {
    weChat.fail(fault);
    try {
      caller.exchange("wx1", "s", code);
    } catch (UncheckedIOException expectedOfSome) {
      assertThat(expectedOfSome).hasCauseInstanceOf(IOException.class);
    }
    weChat.heal(fault);
    code = person.login(app);

    assertThat(exchange().path("openid").textValue()).isEqualTo(person.openId(app));
  }

  @Test
  void aFaultOfOneAppLeavesTheOthersAlone() {
    SimulatedApp other = weChat.registerApp("wx2", "s");
    weChat.fail(Fault.BUSY.forApp(app));

    assertThat(exchange().path("errcode").asInt()).isEqualTo(-1);
    assertThat(caller.exchange("wx2", "s", person.login(other)).body()).contains("openid");
  }

  @Test
  void aFaultOfOnePersonLeavesTheOthersAlone() {
    weChat.fail(Fault.BUSY.forPerson(person));

    assertThat(exchange().path("errcode").asInt()).isEqualTo(-1);
    assertThat(caller.exchange("wx1", "s", weChat.registerPerson().login(app)).body())
        .contains("openid");
  }

  @Test
  void aFaultOfOneEndpointLeavesTheOthersAlone() {
    weChat.fail(Fault.BUSY.on("stable_token"));

    assertThat(exchange().has("openid")).isTrue();
    assertThat(caller.stableToken("wx1", "s").path("errcode").asInt()).isEqualTo(-1);
  }

  @Test
  void theAppOfATokenCallIsKnownByItsBodyOrItsToken() {
    String token = caller.stableToken("wx1", "s").path("access_token").textValue();
    weChat.fail(Fault.BUSY.forApp(app));

    assertThat(caller.stableToken("wx1", "s").path("errcode").asInt()).isEqualTo(-1);
    assertThat(caller.get("/wxa/checksession", "access_token", token).body()).contains("-1");
  }

  private JsonNode exchange() {
    return Caller.json(caller.exchange("wx1", "s", code));
  }

  /// Sends an exchange, waits until WeChat has received it, and heals the fault it met.
  private CompletableFuture<JsonNode> exchangeInVain() {
    var answer = CompletableFuture.supplyAsync(this::exchange, PATIENT);
    while (weChat.count("jscode2session") == 0) {
      Thread.onSpinWait();
    }
    weChat.heal();
    return answer;
  }

  private static long unpackedSize(byte[] packed) throws IOException {
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return unpacked.skip(Long.MAX_VALUE);
    }
  }
}
