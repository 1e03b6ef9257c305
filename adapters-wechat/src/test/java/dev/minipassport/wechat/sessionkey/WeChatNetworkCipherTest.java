package dev.minipassport.wechat.sessionkey;

import static dev.minipassport.wechat.token.TokenWiring.APP;
import static dev.minipassport.wechat.token.TokenWiring.PATIENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.phone.Callback.Success;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.userdata.NetworkCipher.Opening;
import dev.minipassport.userdata.PlainBytes;
import dev.minipassport.userdata.SealedBytes;
import dev.minipassport.wechat.CapturedLog;
import dev.minipassport.wechat.StubServer;
import dev.minipassport.wechat.call.SimulatedCalls;
import dev.minipassport.wechat.call.WeChatCalls;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("it reads what is logged")
final class WeChatNetworkCipherTest {
  private static final PlainBytes PLAIN = new PlainBytes("canary 下午好".getBytes(UTF_8));
  private static final String KEY = "Y2FuYXJ5LWtleS0wMDAwMQ==";

  private final SimulatedCalls simulated = new SimulatedCalls();
  private final SimulatedPerson person = simulated.visitor("alice");
  private final Identity alice = simulated.identity(person);
  private final WeChatNetworkCipher cipher = cipher(simulated.calls());

  @AfterEach
  void close() {
    simulated.close();
  }

  private static WeChatNetworkCipher cipher(WeChatCalls calls) {
    return new WeChatNetworkCipher(calls, new Random(5));
  }

  private SealedBytes seal(WeChatNetworkCipher by) {
    return by.seal(alice, simulated.key(person), PLAIN, PATIENT).orElseThrow();
  }

  private Opening open(WeChatNetworkCipher by, SealedBytes sealed) {
    return by.open(alice, simulated.key(person), sealed, PATIENT);
  }

  private AClient client() {
    var key = (Success) simulated.wechat().phone(person, simulated.app()).latestUserKey();
    return new AClient(
        APP.value(),
        requireNonNull(key.text("encryptKey")),
        (int) requireNonNull(key.fields().get("version")));
  }

  @Test
  void aClientOpensWhatIsSealedForIt() {
    assertThat(client().open(seal(cipher).toBytes())).isEqualTo(PLAIN.toBytes());
  }

  @Test
  void whatAClientSealedOpens() {
    AClient client = client();
    var sealed = new SealedBytes(client.version(), client.seal(PLAIN.toBytes(), new byte[12]));

    assertThat(open(cipher, sealed))
        .isInstanceOfSatisfying(
            Opening.Opened.class,
            opened -> assertThat(opened.plain().toBytes()).isEqualTo(PLAIN.toBytes()));
  }

  @Test
  void whatWasSealedForAnotherAppOrByAnotherVersionOfTheSameKeyDoesNotOpen() {
    byte[] bytes = new byte[16];
    SealedBytes sealed = new NetworkKey(3, bytes).seal(APP, PLAIN, new Random(1));

    assertThat(new NetworkKey(3, bytes).open(APP, sealed)).isPresent();
    assertThat(new NetworkKey(3, bytes).open(new AppId("wxother"), sealed)).isEmpty();
    assertThat(new NetworkKey(4, bytes).open(APP, sealed)).isEmpty();
  }

  @Test
  void aKeyThatLivedForAnHourIsGoneAndItsSuccessorTakesOver() {
    SealedBytes old = seal(cipher);
    simulated.wechat().clock().advance(Duration.ofMinutes(61));
    SealedBytes sealed = seal(cipher);

    assertThat(sealed.version()).isEqualTo(old.version() + 1);
    assertThat(open(cipher, old)).isEqualTo(new Opening.KeyGone());
    assertThat(open(cipher, sealed)).isInstanceOf(Opening.Opened.class);
  }

  private static String key(String version, String expireIn, String key) {
    return "{\"encrypt_key\":\""
        + key
        + "\",\"version\":"
        + version
        + ",\"expire_in\":"
        + expireIn
        + ",\"iv\":\"0123456789abcdef\",\"create_time\":1}";
  }

  private static StubServer answering(String... keys) {
    return StubServer.plain(
        StubServer.body("{\"errcode\":0,\"key_info_list\":[" + String.join(",", keys) + "]}"));
  }

  @Test
  void theNewestKeyThatLivesSealsWhereverItStands() throws IOException {
    try (StubServer server =
            answering(
                "null",
                key("7", "10", KEY),
                key("\"9\"", "\"3000\"", KEY),
                key("10", "0", KEY),
                key("11", "3600", "c2hvcnQ="),
                key("12", "3600", "no base64"),
                key("\"x\"", "3600", KEY),
                key("8", "3600", KEY));
        WeChatCalls calls = simulated.to(server)) {
      SealedBytes sealed = seal(cipher(calls));

      assertThat(sealed.version()).isEqualTo(9);
      assertThat(open(cipher(calls), sealed)).isInstanceOf(Opening.Opened.class);
      assertThat(open(cipher(calls), new SealedBytes(10, sealed.toBytes())))
          .isEqualTo(new Opening.KeyGone());
    }
  }

  @Test
  void anAnswerFullOfKeysIsReadAsWell() throws IOException {
    try (StubServer server =
            answering(
                IntStream.range(0, 500)
                    .mapToObj(version -> key("" + version, "9", KEY))
                    .collect(Collectors.joining(",")));
        WeChatCalls calls = simulated.to(server)) {
      assertThat(seal(cipher(calls)).version()).isEqualTo(499);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errcode\":0}",
        "{\"key_info_list\":12345}",
        "{\"key_info_list\":{\"encrypt_key\":\"" + KEY + "\",\"version\":1,\"expire_in\":9}}",
        "{\"errcode\":40003}",
        "{\"errcode\":-1}",
        "<html>",
        ""
      })
  void whatIsNoAnswerSealsNothingAndOpensNothing(String answer) throws IOException {
    try (CapturedLog log = CapturedLog.begin();
        StubServer server = StubServer.plain(StubServer.body(answer));
        WeChatCalls calls = simulated.to(server)) {
      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> seal(cipher(calls)));
      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> open(cipher(calls), new SealedBytes(1, new byte[40])));
      assertThat(log.text()).doesNotContain(KEY);
    }
  }

  @Test
  void withoutAnyKeyThatLivesNothingIsSealed() throws IOException {
    try (StubServer server = answering();
        WeChatCalls calls = simulated.to(server)) {
      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> seal(cipher(calls)));
      assertThat(open(cipher(calls), new SealedBytes(1, new byte[40])))
          .isEqualTo(new Opening.KeyGone());
    }
  }

  @Test
  void aKeyDoesNotPrintItself() {
    assertThat(new NetworkKey(3, new byte[16])).hasToString("NetworkKey[version 3, REDACTED]");
  }

  @ParameterizedTest
  @EnumSource
  void whateverGoesWrongNoKeyAndNoWordIsWrittenDown(Fault fault) {
    SealedBytes sealed = seal(cipher);
    AClient client = client();
    simulated.wechat().fail(fault.on("getuserencryptkey").lasting(Duration.ofMillis(20)));
    try (CapturedLog log = CapturedLog.begin()) {
      String shown;
      try {
        Opening opening =
            cipher.open(alice, simulated.key(person), sealed, () -> Duration.ofMillis(500));
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        shown = opening.toString();
      } catch (dev.minipassport.fault.Fault answerless) {
        shown = answerless.toString();
      }
      assertThat(log.text() + shown)
          .doesNotContain("canary", client.key(), person.sessionKey(simulated.app()).orElseThrow())
          .doesNotContain(alice.openId().value());
    }
  }
}
