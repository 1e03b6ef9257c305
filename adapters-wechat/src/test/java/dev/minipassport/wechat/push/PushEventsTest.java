package dev.minipassport.wechat.push;

import static dev.minipassport.wechat.push.APush.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.content.CheckId;
import dev.minipassport.content.Verdict;
import dev.minipassport.identity.OpenId;
import dev.minipassport.privacy.Push.Flaw;
import dev.minipassport.privacy.Push.Refused;
import dev.minipassport.privacy.PushEvent.AccountClosed;
import dev.minipassport.privacy.PushEvent.AuthorizationRevoked;
import dev.minipassport.privacy.PushEvent.ContentJudged;
import dev.minipassport.privacy.PushEvent.Other;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PushEventsTest {
  private static final Instant MADE = Instant.ofEpochSecond(1714112000);
  private static final String CLOSED =
      "{\"MsgType\":\"event\",\"Event\":\"user_authorization_cancellation\","
          + "\"CreateTime\":1714112000,\"OpenID\":\"oAlice\"}";

  private static String revoke(String revokeInfo) {
    return CLOSED
        .replace("cancellation", "revoke")
        .replace("}", ",\"RevokeInfo\":" + revokeInfo + "}");
  }

  private static String checked(String members) {
    return "{\"MsgType\":\"event\",\"Event\":\"wxa_media_check\",\"trace_id\":\"t-1\","
        + members
        + "}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"8\"|8",
        "8|8",
        "\" 6 , 19,20 \"|6 19 20",
        "\"6,,8,\"|6 8",
        "\"99\"|99",
        "\"a-new.one\"|a-new.one",
        "6.5|6.5"
      })
  void codesAreReadAsTheyStand(String json, String codes) {
    assertThat(PLAIN.event(revoke(json)))
        .isEqualTo(
            new AuthorizationRevoked(
                Optional.of(new OpenId("oAlice")), List.of(codes.split(" ")), MADE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\"", "\" , \"", "null", "[8]", "true", "{}", "\"6 8\"", "\"\\ud800\"", "\"八\""})
  void aRevocationOfNothingIsMalformed(String json) {
    assertThat(PLAIN.read(revoke(json))).isEqualTo(new Refused(Flaw.MALFORMED));
  }

  @Test
  void manyCodesAreMalformed() {
    assertThat(PLAIN.event(revoke("\"" + "6,".repeat(100) + "\""))).isNotNull();
    assertThat(PLAIN.read(revoke("\"" + "6,".repeat(101) + "\"")))
        .isEqualTo(new Refused(Flaw.MALFORMED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"oAlice\"|oAlice",
        "\" oAlice\\t\"|oAlice",
        "17|17",
        "\"\"|",
        "\"  \"|",
        "null|",
        "[]|"
      })
  void aPersonMayBeAbsent(String json, String openId) {
    assertThat(PLAIN.event(CLOSED.replace("\"oAlice\"", json)))
        .isEqualTo(new AccountClosed(Optional.ofNullable(openId).map(OpenId::new), MADE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"o Alice\"", "\"o/\"", "\"é\"", "1.5", "\"a\\u0000\""})
  void anOpenIdThatIsNoneIsMalformed(String json) {
    assertThat(PLAIN.read(CLOSED.replace("\"oAlice\"", json)))
        .isEqualTo(new Refused(Flaw.MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1714112000", "\"1714112000\"", "\" 1714112000 \""})
  void theTimeMayBeAString(String json) {
    assertThat(PLAIN.event(CLOSED.replace("1714112000", json)))
        .isEqualTo(new AccountClosed(Optional.of(new OpenId("oAlice")), MADE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "0",
        "-1714112000",
        "999999999",
        "1714116046",
        "9999999999",
        "1714112000000",
        "1714112000.5",
        "1.714112e9",
        "1e999999999",
        "\"yesterday\"",
        "\"١٧١٤١١٢٠٠٠\"",
        "[1714112000]"
      })
  void aTimeThatIsAbsurdIsMalformed(String json) {
    assertThat(PLAIN.read(CLOSED.replace("1714112000", json)))
        .isEqualTo(new Refused(Flaw.MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AppID", "appid", " AppID "})
  void anEventOfAnotherAppIsRefused(String name) {
    String of = CLOSED.replace("}", ",\"%s\":\"%s\"}");

    assertThat(PLAIN.read(of.formatted(name, "wx0"))).isEqualTo(new Refused(Flaw.WRONG_APP));
    assertThat(PLAIN.event(of.formatted(name, APush.APP))).isNotNull();
    assertThat(PLAIN.event(of.formatted(name, ""))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"AppID\":\"wx0\",\"appid\":\"wxba5fad812f8e6fb9\"",
        "\"appid\":\"wx0\",\"AppID\":\"wxba5fad812f8e6fb9\""
      })
  void neitherNameHidesTheOther(String members) {
    assertThat(PLAIN.read(CLOSED.replace("}", "," + members + "}")))
        .isEqualTo(new Refused(Flaw.WRONG_APP));
  }

  @Test
  void aCardOfAnotherAppInAMessageIsNoEventOfIt() {
    assertThat(
            PLAIN.event(
                "{\"MsgType\":\"miniprogrampage\",\"MsgId\":\"7\",\"appid\":\"wx0\","
                    + "\"Event\":\"user_authorization_cancellation\"}"))
        .isEqualTo(new Other("7"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"MsgType\":\"event\",", "\"MsgType\":\"Event\",", ""})
  void theTypeMayBeWrittenInAnyWay(String type) {
    assertThat(PLAIN.event(CLOSED.replace("\"MsgType\":\"event\",", type)))
        .isInstanceOf(AccountClosed.class);
  }

  @Test
  void whatStandsTwiceIsMalformed() {
    for (String more : new String[] {"\" OpenID\":\"oBob\"", "\"OpenID\":\"oAlice\""}) {
      assertThat(PLAIN.read(CLOSED.replace("}", "," + more + "}")))
          .isEqualTo(new Refused(Flaw.MALFORMED));
    }
    assertThat(
            PLAIN.read(
                "<xml><Event>user_info_modified</Event><CreateTime>1714112000</CreateTime>"
                    + "<OpenID>a</OpenID><OpenID>a</OpenID></xml>"))
        .isEqualTo(new Refused(Flaw.MALFORMED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"errcode\":0,\"result\":{\"suggest\":\"pass\",\"label\":100}|PASS",
        "\"result\":{\"suggest\":\"risky\",\"label\":\"20001\"}|RISKY",
        "\"errcode\":\"0\",\"result\":{\"suggest\":\"review\"}|REVIEW",
        "\"version\":2,\"result\":{\"suggest\":\"pass\"},\"isrisky\":1|PASS",
        "\"errcode\":-1008,\"result\":{\"suggest\":\"pass\"}|",
        "\"errcode\":\"-1008\"|",
        "\"result\":{\"suggest\":\"new\"}|",
        "\"result\":{\"suggest\":null}|",
        "\"result\":{},\"isrisky\":0|",
        "\"result\":\"pass\"|",
        "\"version\":2|",
        "\"isrisky\":1,\"status_code\":0|RISKY",
        "\"isrisky\":\"0\",\"extra_info_json\":\"{}\"|PASS",
        "\"isrisky\":0,\"status_code\":4294966288|",
        "\"isrisky\":2|",
        "\"isrisky\":\"pass\"|"
      })
  void aVerdictCountsIfTheCheckDid(String members, Verdict verdict) {
    assertThat(PLAIN.event(checked(members)))
        .isEqualTo(new ContentJudged(new CheckId("t-1"), Optional.ofNullable(verdict)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "null", "\"a b\"", "[]"})
  void aCheckThatIsNotNamedIsMalformed(String json) {
    assertThat(PLAIN.read(checked("\"version\":2").replace("\"t-1\"", json)))
        .isEqualTo(new Refused(Flaw.MALFORMED));
  }

  @Test
  void everythingElseHasAKeyThatItsRepeatsShare() {
    assertThat(PLAIN.event("{\"MsgType\":\"text\",\"MsgId\":12345678901234567890}"))
        .isEqualTo(new Other("12345678901234567890"));
    assertThat(PLAIN.event("{\"MsgType\":\"event\",\"FromUserName\":\"oA\",\"CreateTime\":\"17\"}"))
        .isEqualTo(new Other("oA:17:"));
    assertThat(PLAIN.event("{\"Event\":\"x.y\",\"FromUserName\":\"oA\",\"CreateTime\":17}"))
        .isEqualTo(new Other("oA:17:x.y"));
    for (String bare :
        new String[] {
          "{\"MsgType\":\"text\"}",
          "{\"MsgType\":\"text\",\"MsgId\":\"a b\"}",
          "{\"MsgType\":\"text\",\"FromUserName\":\"oA\",\"CreateTime\":\"now\"}"
        }) {
      assertThat(PLAIN.event(bare)).isEqualTo(PLAIN.event(bare)).isNotEqualTo(new Other("::"));
      assertThat(((Other) PLAIN.event(bare)).key()).matches("[0-9a-f]{64}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\":1}", "<xml/>", "<xml><a>1</a></xml>", "{\"MsgType\":\"\"}"})
  void whatIsOfNoTypeIsNoMessage(String text) {
    assertThat(PLAIN.read(text)).isEqualTo(new Refused(Flaw.MALFORMED));
  }
}
