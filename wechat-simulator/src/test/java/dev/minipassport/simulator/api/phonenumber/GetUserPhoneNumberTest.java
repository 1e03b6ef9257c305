package dev.minipassport.simulator.api.phonenumber;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.WeChatSimulatorExtension;
import dev.minipassport.simulator.api.AnApp;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.phone.Callback;
import dev.minipassport.simulator.phonenumber.PhoneNumber;
import dev.minipassport.simulator.world.SimulatedPerson;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GetUserPhoneNumberTest {
  @RegisterExtension static final WeChatSimulatorExtension wechat = new WeChatSimulatorExtension();

  private static final String PATH = "/wxa/business/getuserphonenumber";

  private final WeChatSimulator weChat = wechat.simulator();
  private AnApp server;
  private SimulatedPerson alice;

  @BeforeEach
  void register() {
    server = new AnApp(weChat, "wx1");
    alice = weChat.newPerson("alice").phoneNumber(PhoneNumber.chinese("13912345678")).register();
  }

  @Test
  void aCodeIsTradedForTheNumber() {
    long tapped = weChat.clock().now().getEpochSecond();

    JsonNode answer = ask(code());

    JsonNode info = answer.path("phone_info");
    assertThat(answer.path("errcode").intValue()).isZero();
    assertThat(info.path("phoneNumber").textValue()).isEqualTo("13912345678");
    assertThat(info.path("purePhoneNumber").textValue()).isEqualTo("13912345678");
    assertThat(info.path("countryCode").textValue()).isEqualTo("86");
    assertThat(info.path("watermark").path("appid").textValue()).isEqualTo("wx1");
    assertThat(info.path("watermark").path("timestamp").longValue()).isBetween(tapped, tapped + 60);
  }

  @Test
  void aForeignNumberHasItsCountryCode() {
    alice.changePhoneNumber(new PhoneNumber("852", "51234567"));

    JsonNode info = ask(code()).path("phone_info");

    assertThat(info.path("phoneNumber").textValue()).isEqualTo("85251234567");
    assertThat(info.path("purePhoneNumber").textValue()).isEqualTo("51234567");
    assertThat(info.path("countryCode").textValue()).isEqualTo("852");
  }

  @Test
  void aCodeIsGoodOnce() {
    String code = code();
    ask(code);

    assertThat(ask(code).path("errmsg").textValue())
        .matches("invalid code hint: \\[\\w{9}-\\w{6}] rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}");
  }

  @Test
  void aCodeIsGoodFor5MinutesFromTheTap() {
    String early = code();
    String late = code();

    weChat.clock().advance(Duration.ofMinutes(5).minusSeconds(10));
    assertThat(errcode(early)).isZero();
    weChat.clock().advance(Duration.ofSeconds(10));
    assertThat(errcode(late)).isEqualTo(40029);
  }

  @Test
  void codesOfTheTwoKindsDoNotMix() {
    assertThat(errcode(alice.login(server.app))).isEqualTo(40029);
    assertThat(server.caller().exchange("wx1", "s", code()).body()).contains("40029");
  }

  @Test
  void aCodeOfAnotherPersonIsInvalidAndStaysUnspent() {
    String code = code();
    String bob = weChat.person("bob").openId(server.app);

    assertThat(errcode(code, bob)).isEqualTo(40029);
    assertThat(errcode(code, alice.openId(server.app))).isZero();
  }

  @Test
  void aCodeOfAnotherAppIsToldByTheAppId() {
    var other = new AnApp(weChat, "wx2");

    assertThat(other.errcode(PATH, "{'code':'%s'}".formatted(code()))).isEqualTo(40013);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"``|44002", "nonsense|47001", "[]|47001", "{}|47001", "{'code':1}|47001"})
  void badBodiesAreRefused(String body, int errcode) {
    assertThat(server.errcode(PATH, body)).isEqualTo(errcode);
  }

  @Test
  void aGetIsRefused() {
    assertThat(server.caller().get(PATH).body()).contains("43002");
  }

  @Test
  void tokensAreToldApart() {
    assertThat(server.caller().post(PATH, "{}").body()).contains("41001");
    assertThat(server.caller().post(PATH + "?access_token=x", "{}").body()).contains("40001");
    server.app.expireTokens(weChat.clock().now());
    assertThat(errcode("x")).isEqualTo(42001);
    server.app.retireTokens();
    assertThat(errcode("x")).isEqualTo(40001);
    assertThat(new AnApp(weChat, "wx1").errcode(PATH, "{'code':'x'}")).isEqualTo(40029);
  }

  @Test
  void aFaultOfThePersonFindsThemByTheirCode() {
    weChat.fail(Fault.BUSY.forPerson(alice).on("getuserphonenumber").next(1));
    String code = code();

    assertThat(errcode(code)).isEqualTo(-1);
    assertThat(errcode(code)).isZero();
  }

  @Test
  void anAnswerMayBeSpoiltToItsDepth() {
    weChat.fail(Fault.NUMBERS_AS_STRINGS.on("getuserphonenumber"));

    JsonNode answer = ask(code());

    assertThat(answer.path("errcode").textValue()).isEqualTo("0");
    assertThat(answer.path("phone_info").path("watermark").path("timestamp").isTextual()).isTrue();
  }

  @Test
  void redemptionsAreCountedApartFromCharges() {
    code();
    ask(code());
    weChat.phone(alice, server.app).getRealtimePhoneNumber();

    var charges = server.app.phoneAccount().charges();

    assertThat(charges.quick()).isEqualTo(2);
    assertThat(charges.realtime()).isEqualTo(1);
    assertThat(charges.fen()).isEqualTo(10);
    assertThat(charges.redeemed()).isEqualTo(1);
    assertThat(charges.quotaLeft()).isEqualTo(997);
  }

  private String code() {
    var answer = (Callback.Success) weChat.phone(alice, server.app).getPhoneNumber();
    return Objects.requireNonNull(answer.text("code"));
  }

  private JsonNode ask(String code) {
    return server.post(PATH, "{'code':'%s'}".formatted(code));
  }

  private int errcode(String code) {
    return ask(code).path("errcode").asInt();
  }

  private int errcode(String code, String openId) {
    return server.errcode(PATH, "{'code':'%s','openid':'%s'}".formatted(code, openId));
  }
}
