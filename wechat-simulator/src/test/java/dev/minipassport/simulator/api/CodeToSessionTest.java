package dev.minipassport.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.Caller;
import dev.minipassport.simulator.SimulatorOptions;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.WeChatSimulatorExtension;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.simulator.world.WeChatRules;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CodeToSessionTest {
  @RegisterExtension static final WeChatSimulatorExtension wechat = new WeChatSimulatorExtension();

  private static final String PATH = "/sns/jscode2session";
  private static final String MOCK_CODE = "the code is a mock one";

  private final Caller caller = new Caller(wechat.baseUri());
  private final WeChatSimulator weChat = wechat.simulator();
  private SimulatedApp app;
  private SimulatedPerson person;

  @BeforeEach
  void register() {
    app = weChat.registerApp("wx1", "s3cret");
    person = weChat.registerPerson();
  }

  @Test
  void theAnswerIsLabelledAsPlainText() {
    var answer = caller.exchange("wx1", "s3cret", person.login(app));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain");
  }

  @Test
  void refusalsComeWithStatus200AsPlainText() {
    var answer = caller.exchange("wx1", "s3cret", "nonsense");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain");
  }

  @ParameterizedTest(name = "{0}: {4}")
  @CsvSource({
    "all wrong but appid missing,        '',       wrong,   '',    41002",
    "secret missing before code missing, unknown,  '',      '',    41004",
    "code missing before appid unknown,  unknown,  wrong,   '',    41008",
    "appid unknown before secret wrong,  unknown,  wrong,   wrong, 40013",
    "secret wrong before grant type,     wx1,      wrong,   wrong, 40125",
  })
  void whatIsMissingIsToldBeforeWhatIsWrong(
      String order, String appId, String secret, String code, int errcode) {
    var answer =
        caller.get(PATH, "appid", appId, "secret", secret, "js_code", code, "grant_type", "wrong");

    assertThat(Caller.json(answer).path("errcode").asInt()).as(order).isEqualTo(errcode);
  }

  @Test
  void aWrongGrantTypeIsToldBeforeAWrongCode() {
    var answer =
        caller.get(
            PATH, "appid", "wx1", "secret", "s3cret", "js_code", "wrong", "grant_type", "wrong");

    assertErrcode(Caller.json(answer), 40002);
  }

  @Test
  void parametersInThePostBodyAreNotRead() {
    var answer = caller.post(PATH, "{\"appid\":\"wx1\",\"secret\":\"s3cret\"}");

    assertErrcode(Caller.json(answer), 41002);
  }

  @Test
  void aSuperfluousAccessTokenIsHarmless() {
    var answer =
        caller.get(
            PATH,
            "appid",
            "wx1",
            "secret",
            "s3cret",
            "js_code",
            person.login(app),
            "grant_type",
            "authorization_code",
            "access_token",
            "whatever");

    assertThat(Caller.json(answer).has("openid")).isTrue();
    assertThat(weChat.calls("jscode2session").getFirst().accessToken()).isTrue();
  }

  @Test
  void aCodeIsGoodOnce() {
    String code = person.login(app);

    assertThat(exchange(code).has("openid")).isTrue();
    assertErrcode(exchange(code), 40163);
  }

  @Test
  void ofManyExchangesOfOneCodeExactlyOneSucceeds() throws Exception {
    String code = person.login(app);
    Callable<JsonNode> exchange = () -> exchange(code);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<JsonNode>> answers =
          threads.invokeAll(Stream.generate(() -> exchange).limit(20).toList());

      assertThat(answers.stream().map(Future::resultNow).filter(a -> a.has("openid"))).hasSize(1);
      assertThat(answers.stream().map(Future::resultNow).filter(a -> a.has("errcode")))
          .hasSize(19)
          .allSatisfy(refused -> assertErrcode(refused, 40163));
    }
  }

  @Test
  void aCodeExpiresAfterFiveMinutes() {
    String early = person.login(app);
    weChat.clock().advance(Duration.ofMinutes(4));
    assertThat(exchange(early).has("openid")).isTrue();

    String late = person.login(app);
    weChat.clock().advance(Duration.ofMinutes(5));
    assertErrcode(exchange(late), 40029);
  }

  @Test
  void anExpiredCodeIsInvalidEvenIfItWasUsed() {
    String code = person.login(app);
    exchange(code);
    weChat.clock().advance(Duration.ofMinutes(5));

    assertErrcode(exchange(code), 40029);
  }

  @Test
  void aCodeOfAnotherAppIsInvalidAndStaysUnspent() {
    SimulatedApp other = weChat.registerApp("wx2", "s3cret");
    String foreign = person.login(other);

    assertErrcode(exchange(foreign), 40029);
    assertThat(Caller.json(caller.exchange("wx2", "s3cret", foreign)).has("openid")).isTrue();
  }

  @Test
  void aBlockedPersonIsInterceptedAndTheCodeStaysUnspent() {
    String code = person.login(app);
    person.block();
    assertErrcode(exchange(code), 40226);

    person.unblock();
    assertThat(exchange(code).has("openid")).isTrue();
  }

  @Test
  void aUsedCodeIsToldBeforeTheBlock() {
    String code = person.login(app);
    exchange(code);
    person.block();

    assertErrcode(exchange(code), 40163);
  }

  @ParameterizedTest
  @ValueSource(ints = {40243, 50002, 50007})
  void aFrozenAppIsToldSo(int errcode) {
    app.freeze(errcode);
    assertErrcode(exchange(person.login(app)), errcode);

    app.thaw();
    assertThat(exchange(person.login(app)).has("openid")).isTrue();
  }

  @Test
  void aChangedSecretEndsTheOldOne() {
    app.changeSecret("another");

    assertErrcode(exchange(person.login(app)), 40125);
  }

  @Test
  void theUnionIdAppearsOnceTheAppHasAnOwner() {
    assertThat(exchange(person.login(app)).has("unionid")).isFalse();

    app.bindTo("owner");
    String unionId = exchange(person.login(app)).path("unionid").textValue();
    assertThat(unionId).hasSize(28).isEqualTo(person.unionId(app).orElseThrow());

    app.unbind();
    assertThat(exchange(person.login(app)).has("unionid")).isFalse();
  }

  @Test
  void appsOfOneOwnerShareTheUnionIdButNotTheOpenId() {
    app.bindTo("owner");
    SimulatedApp sibling = weChat.registerApp("wx2", "s", "owner");
    SimulatedApp stranger = weChat.registerApp("wx3", "s", "another owner");

    assertThat(person.unionId(app)).isEqualTo(person.unionId(sibling));
    assertThat(person.unionId(app)).isNotEqualTo(person.unionId(stranger));
    assertThat(person.openId(app)).isNotEqualTo(person.openId(sibling));
  }

  @Test
  void theSessionKeyStaysWhileItIsYoungerThanAMinute() {
    String first = exchange(person.login(app)).path("session_key").textValue();
    weChat.clock().advance(Duration.ofSeconds(30));
    String second = exchange(person.login(app)).path("session_key").textValue();
    weChat.clock().advance(Duration.ofSeconds(60));
    String third = exchange(person.login(app)).path("session_key").textValue();

    assertThat(second).isEqualTo(first).hasSize(24);
    assertThat(third).isNotEqualTo(second);
  }

  @Test
  void theRotationOfALoginIsSeenByAnEarlierCode() {
    String early = person.login(app);
    weChat.clock().advance(Duration.ofMinutes(2));
    String late = person.login(app);

    assertThat(exchange(early).path("session_key")).isEqualTo(exchange(late).path("session_key"));
  }

  @Test
  void theMockCodeIsAnOrdinaryInvalidOneByDefault() {
    assertErrcode(exchange(MOCK_CODE), 40029);
  }

  @Test
  void theMockCodeSignsInAsOnePersonPerAppWhereItIsAccepted() {
    try (var lenient = WeChatSimulator.start(SimulatorOptions.DEFAULT.acceptingMockCode());
        var other = new Caller(lenient.baseUri())) {
      lenient.registerApp("wx1", "s");
      lenient.registerApp("wx2", "s");

      JsonNode once = Caller.json(other.exchange("wx1", "s", MOCK_CODE));
      JsonNode again = Caller.json(other.exchange("wx1", "s", MOCK_CODE));
      JsonNode elsewhere = Caller.json(other.exchange("wx2", "s", MOCK_CODE));

      assertThat(once.path("openid").textValue()).hasSize(28);
      assertThat(again.path("openid")).isEqualTo(once.path("openid"));
      assertThat(elsewhere.path("openid")).isNotEqualTo(once.path("openid"));
    }
  }

  @Test
  void aSuccessSaysErrcodeZeroBySwitch() {
    assertThat(exchange(person.login(app)).has("errcode")).isFalse();
    var rules = WeChatRules.DEFAULT.withErrcodeZero(true);
    try (var chatty = WeChatSimulator.start(SimulatorOptions.DEFAULT.withRules(rules));
        var other = new Caller(chatty.baseUri())) {
      String code = chatty.registerPerson().login(chatty.registerApp("wx1", "s"));

      assertErrcode(Caller.json(other.exchange("wx1", "s", code)), 0);
    }
  }

  @Test
  void theKeyRotatesAtEveryLoginBySwitch() {
    var rules = WeChatRules.DEFAULT.withKeyRotationAge(Duration.ZERO);
    try (var restless = WeChatSimulator.start(SimulatorOptions.DEFAULT.withRules(rules))) {
      SimulatedApp there = restless.registerApp("wx1", "s");
      SimulatedPerson somebody = restless.registerPerson();

      somebody.login(there);
      String first = somebody.sessionKey(there).orElseThrow();
      somebody.login(there);

      assertThat(somebody.sessionKey(there)).isPresent().isNotEqualTo(Optional.of(first));
    }
  }

  @Test
  void otherMethodsAreNotAllowed() {
    var request =
        HttpRequest.newBuilder(caller.uri(PATH))
            .method("DELETE", HttpRequest.BodyPublishers.noBody());

    assertThat(caller.send(request).statusCode()).isEqualTo(405);
  }

  @Test
  void chunkedBodiesFailTheirPrecondition() {
    var chunked = HttpRequest.BodyPublishers.ofInputStream(CodeToSessionTest::someBytes);

    assertThat(caller.send(HttpRequest.newBuilder(caller.uri(PATH)).POST(chunked)).statusCode())
        .isEqualTo(412);
  }

  private static InputStream someBytes() {
    return new ByteArrayInputStream(new byte[] {'{', '}'});
  }

  private JsonNode exchange(String code) {
    return Caller.json(caller.exchange("wx1", "s3cret", code));
  }

  private static void assertErrcode(JsonNode answer, int errcode) {
    assertThat(answer.path("errcode").isInt()).as("%s", answer).isTrue();
    assertThat(answer.path("errcode").asInt()).as("%s", answer).isEqualTo(errcode);
  }
}
