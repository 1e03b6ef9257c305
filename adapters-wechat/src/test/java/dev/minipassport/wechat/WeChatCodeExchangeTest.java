package dev.minipassport.wechat;

import static dev.minipassport.wechat.Wiring.APP;
import static dev.minipassport.wechat.Wiring.PATIENT;
import static dev.minipassport.wechat.Wiring.SECRET;
import static dev.minipassport.wechat.Wiring.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.minipassport.fault.AppCredentialsRejected;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.QuotaReached;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.CodeExchange.Exchange;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.WeChatSimulatorExtension;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.wechat.WeChatStatistics.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The adapter against a WeChat that behaves, and that misbehaves in documented ways.
final class WeChatCodeExchangeTest {
  @RegisterExtension
  static final WeChatSimulatorExtension EXTENSION = new WeChatSimulatorExtension();

  private final WeChatSimulator wechat = EXTENSION.simulator();
  private SimulatedApp app = wechat.registerApp("wxother", "other");
  private SimulatedPerson person = wechat.registerPerson();
  private WeChatCodeExchange exchange = Wiring.to(wechat.baseUri()).open();

  @BeforeEach
  void registerTheApp() {
    app = wechat.registerApp(APP.value(), SECRET);
    person = wechat.registerPerson();
  }

  @AfterEach
  void closeTheAdapter() {
    exchange.close();
  }

  private Exchange login() {
    return exchange.exchange(APP, code(person.login(app)), PATIENT);
  }

  private void reopen(Wiring wiring) {
    exchange.close();
    exchange = wiring.open();
  }

  @Test
  void aFreshCodeNamesThePersonAndBringsTheSessionKey() {
    Exchange.Exchanged signedIn = (Exchange.Exchanged) login();

    assertThat(signedIn.openId()).isEqualTo(new OpenId(person.openId(app)));
    assertThat(signedIn.unionId()).isEmpty();
    String key = signedIn.sessionKey().use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    assertThat(Optional.of(key)).isEqualTo(person.sessionKey(app));
  }

  @Test
  void aPersonOfABoundAppBringsAUnionId() {
    app.bindTo("owner-1");

    Exchange.Exchanged signedIn = (Exchange.Exchanged) login();

    assertThat(signedIn.unionId()).isEqualTo(person.unionId(app).map(UnionId::new));
    assertThat(signedIn.unionId()).isPresent();
  }

  @Test
  void oneExchangeIsOneCallWithoutAnAccessToken() {
    login();

    assertThat(wechat.calls()).hasSize(1);
    var call = wechat.calls().getFirst();
    assertThat(call.method()).isEqualTo("GET");
    assertThat(call.path()).isEqualTo("/sns/jscode2session");
    assertThat(call.accessToken()).isFalse();
    assertThat(call.parameters())
        .containsExactlyInAnyOrder("appid", "secret", "js_code", "grant_type");
  }

  @Test
  void anUnknownCodeIsExpired() {
    assertThat(exchange.exchange(APP, code("no-such-code"), PATIENT))
        .isEqualTo(new Exchange.Expired());
  }

  @Test
  void aCodeIsExpiredAfterFiveMinutes() {
    String late = person.login(app);
    wechat.clock().advance(Duration.ofMinutes(6));

    assertThat(exchange.exchange(APP, code(late), PATIENT)).isEqualTo(new Exchange.Expired());
  }

  @Test
  void aCodeExchangedTwiceIsUsed() {
    String once = person.login(app);
    exchange.exchange(APP, code(once), PATIENT);

    assertThat(exchange.exchange(APP, code(once), PATIENT)).isEqualTo(new Exchange.Used());
  }

  @Test
  void aBlockedPersonIsBlocked() {
    person.block();

    assertThat(login()).isEqualTo(new Exchange.Blocked());
  }

  @Test
  void theMockCodeIsAnOrdinaryUnknownCodeToWeChat() {
    assertThat(exchange.exchange(APP, code("the code is a mock one"), PATIENT))
        .isEqualTo(new Exchange.Expired());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x&appid=wxother", "x%00y", "x%26secret=", "a b+c/d=#?"})
  void aCodeCannotBecomeASecondParameter(String hostile) {
    assertThat(exchange.exchange(APP, code(hostile), PATIENT)).isEqualTo(new Exchange.Expired());
    assertThat(wechat.calls().getFirst().parameters())
        .containsExactlyInAnyOrder("appid", "secret", "js_code", "grant_type");
    assertThat(wechat.calls().getFirst().app()).isEqualTo(APP.value());
  }

  @Test
  void anAppWithoutASecretIsUnknownAndWeChatIsNotAsked() {
    assertThatExceptionOfType(UnknownApp.class)
        .isThrownBy(() -> exchange.exchange(new AppId("wxnobody"), code("c"), PATIENT));
    assertThat(wechat.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 99})
  void aCallerWithoutTimeIsGoneAndWeChatIsNotAsked(long millis) {
    String kept = person.login(app);

    assertThatExceptionOfType(CallerGone.class)
        .isThrownBy(() -> exchange.exchange(APP, code(kept), () -> Duration.ofMillis(millis)));
    assertThat(wechat.calls()).isEmpty();
  }

  @Test
  void aChangedSecretIsLoudAndLeavesTheCodeUnspent() {
    String kept = person.login(app);
    app.changeSecret("rotated");

    assertThatExceptionOfType(AppCredentialsRejected.class)
        .isThrownBy(() -> exchange.exchange(APP, code(kept), PATIENT))
        .withMessageContaining(APP.value());

    app.changeSecret(SECRET);
    assertThat(exchange.exchange(APP, code(kept), PATIENT)).isInstanceOf(Exchange.Exchanged.class);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        40001, 40002, 40013, 40125, 40164, 40230, 40235, 40240, 40243, 41002, 41004, 43002, 48001,
        50002, 50004, 50007, 61003, 61007, 89503, 89506, 89507
      })
  void whatOnlyAnOperatorCanMendIsThrown(int errcode) {
    wechat.fail(Fault.UNKNOWN_ERROR.withErrcode(errcode));

    assertThatExceptionOfType(AppCredentialsRejected.class).isThrownBy(this::login);
  }

  @ParameterizedTest
  @ValueSource(ints = {99999, 1, 40003, 40014, 40097, 40241, 40229, 42001, 47001, 61010, -2})
  void whatIsNotListedForThisCallLeavesTheCodeInDoubt(int errcode) {
    wechat.fail(Fault.UNKNOWN_ERROR.withErrcode(errcode));

    assertThat(login()).isEqualTo(new Exchange.Unknown());
  }

  @Test
  void aMissingCodeIsExpired() {
    wechat.fail(Fault.UNKNOWN_ERROR.withErrcode(41008));

    assertThat(login()).isEqualTo(new Exchange.Expired());
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"BUSY", "BUSY_AFTER"})
  void busyIsBusyAndNotRepeatedHere(Fault busy) {
    wechat.fail(busy);

    assertThat(login()).isEqualTo(new Exchange.Busy());
    assertThat(wechat.count("jscode2session")).isEqualTo(1);
  }

  @Test
  void theMinuteQuotaOpensAgainInAMinute() {
    wechat.fail(Fault.QUOTA_MINUTE);

    assertThatExceptionOfType(QuotaReached.class)
        .isThrownBy(this::login)
        .satisfies(quota -> assertThat(quota.retryAfter()).isEqualTo(Duration.ofSeconds(60)));
  }

  @Test
  void theDailyQuotaOpensAgainAtMidnightInBeijing() {
    wechat.fail(Fault.QUOTA_DAY);

    assertThatExceptionOfType(QuotaReached.class)
        .isThrownBy(this::login)
        .satisfies(quota -> assertThat(quota.retryAfter()).isEqualTo(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "RESET_BEFORE",
        "RESET_AFTER",
        "GATEWAY_HTML",
        "SERVER_ERROR",
        "REDIRECT",
        "TRUNCATED_BODY",
        "EMPTY_BODY",
        "WRONG_TYPES",
        "MISSING_OPENID",
        "MISSING_SESSION_KEY",
        "ABSURD_OPENID",
        "HUGE_BODY",
        "GZIP_BOMB"
      })
  void anAnswerThatIsNoneLeavesTheCodeInDoubt(Fault fault) {
    wechat.fail(fault);

    assertThat(login()).isEqualTo(new Exchange.Unknown());
    assertThat(wechat.calls()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"HANG", "SLOW_DRIP", "LATENCY"})
  void theTotalTimeoutCoversHeadersAndBody(Fault fault) {
    reopen(Wiring.to(wechat.baseUri()).within(Duration.ofMillis(300)));
    wechat.fail(fault);

    assertThat(login()).isEqualTo(new Exchange.Unknown());
    assertThat(wechat.count("jscode2session")).isEqualTo(1);
  }

  @Test
  void theCallersDeadlineCutsTheWaitShort() {
    wechat.fail(Fault.LATENCY.lasting(Duration.ofSeconds(8)));
    String late = person.login(app);

    assertThat(exchange.exchange(APP, code(late), () -> Duration.ofMillis(1_500)))
        .isEqualTo(new Exchange.Unknown());
    wechat.heal();
    assertThat(exchange.exchange(APP, code(late), PATIENT)).isEqualTo(new Exchange.Used());
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"NUMBERS_AS_STRINGS", "EXTRA_FIELDS", "UNIONID_MISSING"})
  void looseTypesAndStrangeFieldsDoNotStopALogin(Fault fault) {
    app.bindTo("owner-1");
    wechat.fail(fault);

    assertThat(login()).isInstanceOf(Exchange.Exchanged.class);
  }

  @Test
  void everyEndIsCounted() {
    login();
    login();
    exchange.exchange(APP, code("no-such-code"), PATIENT);
    wechat.fail(Fault.QUOTA_MINUTE);
    assertThatExceptionOfType(QuotaReached.class).isThrownBy(this::login);

    WeChatStatistics statistics = exchange.statistics();
    assertThat(statistics.results())
        .hasSize(Result.values().length)
        .containsEntry(Result.EXCHANGED, 2L)
        .containsEntry(Result.EXPIRED, 1L)
        .containsEntry(Result.QUOTA_REACHED, 1L)
        .containsEntry(Result.UNKNOWN, 0L);
    assertThat(statistics.inFlight()).isZero();
    assertThat(statistics.hosts())
        .containsExactly(new WeChatStatistics.Host("127.0.0.1", "CLOSED", 0));
  }

  @Test
  void aClosedAdapterLeavesTheCodeUnspent() {
    exchange.close();

    assertThatExceptionOfType(Unavailable.class).isThrownBy(this::login);
    assertThat(wechat.calls()).isEmpty();
  }
}
