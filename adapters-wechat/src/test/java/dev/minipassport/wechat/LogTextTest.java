package dev.minipassport.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.login.LoginCode;
import dev.minipassport.wechat.api.RequestId;
import dev.minipassport.wechat.api.TimeBudget;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What of WeChat's text reaches a log.
final class LogTextTest {
  private static final Errand ERRAND =
      new Errand(
          new AppId("wx1"),
          new AppSecret("se/cret"),
          new LoginCode("co de"),
          TimeBudget.of(() -> Duration.ofSeconds(5), Duration.ofSeconds(4), new ManualTicker()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          invalid code, rid: 6129ee10-272863a4-64d75414 | 6129ee10-272863a4-64d75414
          invalid appid rid: 608d5803-66b84dfc-005383b1 | 608d5803-66b84dfc-005383b1
          missing code, hints: [ req_id: QkacMBore-rt6w3 ] | QkacMBore-rt6w3
          bad hint: [qigBTVNre-vXl5ra] rid: 6437cc6f-48613c7c-0bdbbd0d | 6437cc6f-48613c7c-0bdbbd0d
          access_token expired rid: <rid> | none
          rid: 6437CC6F-48613c7c-0bdbbd0d | none
          grid: 6437cc6f-48613c7c-0bdbbd0d | none
          system error | none
          """)
  void bothFormsOfARequestIdAreFound(String errmsg, String expected) {
    assertThat(RequestId.in(errmsg)).hasToString(expected);
  }

  @Test
  void anErrandHidesWhatItCarries() {
    assertThat(ERRAND.toString()).doesNotContain("se/cret", "co de");
  }

  @Test
  void secretAndCodeAreMaskedAlsoAsTheyWereSent() {
    assertThat(ERRAND.loggable("a se/cret b se%2Fcret c co de d co%20de"))
        .isEqualTo("a *** b *** c *** d ***");
  }

  @Test
  void whatIsNotPrintableAsciiBecomesVisible() {
    assertThat(ERRAND.loggable("a\r\n\t\u001b[31m\u202e\\用\ud83d\ude00"))
        .isEqualTo("a\\u{d}\\u{a}\\u{9}\\u{1b}[31m\\u{202e}\\u{5c}\\u{7528}\\u{1f600}");
  }

  @Test
  void longTextIsCut() {
    assertThat(ERRAND.loggable("x".repeat(10_000))).hasSize(200);
  }
}
