package dev.minipassport.wechat.phone;

import static dev.minipassport.wechat.token.TokenWiring.APP;
import static dev.minipassport.wechat.token.TokenWiring.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.fault.AppCredentialsRejected;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.Identity;
import dev.minipassport.phone.PhoneCode;
import dev.minipassport.phone.PhoneNumbers.Redemption;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.userdata.SealedUserData;
import dev.minipassport.wechat.CapturedLog;
import dev.minipassport.wechat.StubServer;
import dev.minipassport.wechat.call.SimulatedCalls;
import dev.minipassport.wechat.call.WeChatCalls;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("it reads what is logged")
final class WeChatPhoneNumbersTest {
  private static final PhoneCode CODE = new PhoneCode("canary-code");
  private static final SealedUserData DATA = new SealedUserData("Y2FuYXJ5", "aXY=");

  /// `printf Y2FuYXJ5 | sha256sum`
  private static final String HASH_OF_DATA =
      "a7651803e25395bf3abd7906cbd8d415fc71a1d5a2fe942a4a293511353da825";

  private final SimulatedCalls simulated = new SimulatedCalls();
  private final Identity alice = simulated.identity(simulated.visitor("alice"));

  @AfterEach
  void close() {
    simulated.close();
  }

  private Redemption redeemed(StubServer server) {
    try (WeChatCalls calls = simulated.to(server)) {
      return new WeChatPhoneNumbers(calls).redeem(alice, CODE, PATIENT);
    }
  }

  private boolean vouched(StubServer server) {
    try (WeChatCalls calls = simulated.to(server)) {
      return new WeChatPhoneNumbers(calls).vouched(APP, DATA, PATIENT);
    }
  }

  private static String info(String country, String number, String app) {
    return "{\"errcode\":0,\"phone_info\":{\"phoneNumber\":\"13800138000\",\"purePhoneNumber\":"
        + number
        + ",\"countryCode\":"
        + country
        + ",\"watermark\":{\"timestamp\":\"1637744274\",\"appid\":\""
        + app
        + "\"}}}";
  }

  @Test
  void theCodeGoesWithThePersonWhoBringsIt() throws IOException {
    try (StubServer server =
        StubServer.plain(StubServer.body(info("\"86\"", "\"13800138000\"", APP.value())))) {
      Redemption _ = redeemed(server);

      assertThat(server.bodies())
          .containsExactly("{\"code\":\"canary-code\",\"openid\":\"" + alice.openId() + "\"}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "\"86\",\"13800138000\",86,13800138000",
        "86,\"13800138000\",86,13800138000",
        "\"86\",13800138000,86,13800138000",
        "1,\"0912345678\",1,0912345678"
      })
  void numbersMayBeTextsOrNumbers(String country, String number, String read, String pure)
      throws IOException {
    try (StubServer server =
        StubServer.plain(StubServer.body(info(country, number, APP.value())))) {
      assertThat(redeemed(server)).isEqualTo(new Redemption.Redeemed(new PhoneNumber(read, pure)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "\"86\",\"138-0013-8000\"",
        "\"+86\",\"13800138000\"",
        "\"0086\",\"13800138000\"",
        "\"86\",\"\"",
        "\"\",\"13800138000\"",
        "86.5,\"13800138000\"",
        "null,\"13800138000\"",
        "\"86\",{}",
        "\"86\",\"138001380001380013800013800\"",
        "\"86\",1380013800013800138000138001380013800013800"
      })
  void aNumberThatIsNoneLeavesTheCodeInDoubtAndIsNotWrittenDown(String country, String number)
      throws IOException {
    try (CapturedLog log = CapturedLog.begin();
        StubServer server = StubServer.plain(StubServer.body(info(country, number, APP.value())))) {
      assertThat(redeemed(server)).isEqualTo(new Redemption.Unknown());
      assertThat(log.lines(Level.ERROR))
          .singleElement()
          .asString()
          .contains("getuserphonenumber of app " + APP, "not one of E.164");
      assertThat(log.text())
          .doesNotContain("13800138", "138-0013", "canary", alice.openId().value());
    }
  }

  @Test
  void aNumberThatWasTappedInAnotherAppIsNotTakenAndLoud() throws IOException {
    try (CapturedLog log = CapturedLog.begin();
        StubServer server =
            StubServer.plain(StubServer.body(info("86", "\"13800138000\"", "wxother")))) {
      assertThat(redeemed(server)).isEqualTo(new Redemption.Unknown());
      assertThat(log.lines(Level.ERROR)).singleElement().asString().contains("watermark");
      assertThat(log.text()).doesNotContain("13800138", "wxother");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"errcode\":0}",
        "{\"phone_info\":12345}",
        "{\"phone_info\":[]}",
        "{\"phone_info\":{\"purePhoneNumber\":\"13800138000\",\"countryCode\":\"86\"}}",
        "<html>",
        "",
        "[1]"
      })
  void anAnswerWithoutANumberLeavesTheCodeInDoubt(String answer) throws IOException {
    try (StubServer server = StubServer.plain(StubServer.body(answer))) {
      assertThat(redeemed(server)).isEqualTo(new Redemption.Unknown());
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aRefusalThatNobodyDocumentsLeavesTheCodeInDoubtAndIsLoud() throws IOException {
    try (CapturedLog log = CapturedLog.begin();
        StubServer server =
            StubServer.plain(
                StubServer.body(
                    "{\"errcode\":40003,\"errmsg\":\"canary rid: 6129ee10-272863a4-64d75414\"}"))) {
      assertThat(redeemed(server)).isEqualTo(new Redemption.Unknown());
      assertThat(log.lines(Level.ERROR))
          .singleElement()
          .asString()
          .contains("errcode 40003", "rid 6129ee10-272863a4-64d75414");
      assertThat(log.text()).doesNotContain("canary");
    }
  }

  @Test
  void aCodeOfAnotherAppIsTheOperatorsToLookInto() {
    simulated.wechat().fail(Fault.UNKNOWN_ERROR.on("getuserphonenumber").withErrcode(40013));

    assertThatExceptionOfType(AppCredentialsRejected.class)
        .isThrownBy(() -> new WeChatPhoneNumbers(simulated.calls()).redeem(alice, CODE, PATIENT));
  }

  @Test
  void dataIsNamedByTheHashOfItsText() throws IOException {
    try (StubServer server = StubServer.plain(StubServer.body("{\"vaild\":true}"))) {
      assertThat(vouched(server)).isTrue();
      assertThat(server.bodies())
          .containsExactly("{\"encrypted_msg_hash\":\"" + HASH_OF_DATA + "\"}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"errcode\":0,\"vaild\":true}|true",
        "{\"errcode\":0,\"vaild\":\"true\"}|true",
        "{\"errcode\":0,\"vaild\":false,\"valid\":true}|false",
        "{\"errcode\":1,\"errmsg\":\"data not exit\"}|false"
      })
  void onlyWhatWeChatSaysItMadeIsVouchedFor(String answer, boolean vouched) throws IOException {
    try (StubServer server = StubServer.plain(StubServer.body(answer))) {
      assertThat(vouched(server)).isEqualTo(vouched);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errcode\":0}",
        "{\"errcode\":0,\"valid\":true}",
        "{\"vaild\":1}",
        "{\"vaild\":{}}",
        "{\"errcode\":40097}",
        "{\"errcode\":-1}",
        "<html>",
        ""
      })
  void whatIsNoAnswerVouchesForNothing(String answer) throws IOException {
    try (StubServer server = StubServer.plain(StubServer.body(answer))) {
      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> vouched(server));
    }
  }
}
