package dev.minipassport.wechat.userdata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.login.SessionKey;
import dev.minipassport.userdata.OpenedUserData;
import dev.minipassport.userdata.SignedUserData;
import dev.minipassport.userdata.UserInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WeChatUserDataTest {
  private static final SessionKey KEY =
      new SessionKey("AAECAwQFBgcICQoLDA0ODw==".getBytes(US_ASCII));
  private static final String PROFILE = "\"nickName\":\"n\",\"avatarUrl\":\"\"";
  private static final String MARK = "\"watermark\":{\"timestamp\":1477314187,\"appid\":\"wx1\"}";
  private static final String WHOLE = "{\"openId\":\"oAlice\"," + PROFILE + "," + MARK + "}";

  private final WeChatUserData userData = new WeChatUserData();

  private Optional<OpenedUserData> opened(String plaintext) {
    return userData.open(Sealing.sealed(plaintext, KEY), KEY);
  }

  private Optional<UserInfo> read(String rawData) {
    return userData.read(new SignedUserData(rawData, "-"));
  }

  private static UserInfo info(JsonNode json) {
    return new UserInfo(
        Optional.of(json.path("nickName").asText()),
        Optional.of(json.path("avatarUrl").asText()),
        json.path("gender").asInt(),
        json.path("country").asText(),
        json.path("province").asText(),
        json.path("city").asText(),
        json.path("language").asText());
  }

  @Test
  void whatWeChatPublishedOpens() {
    JsonNode json = Vector.SEALED.expect().path("json");

    assertThat(userData.open(Vector.SEALED.sealed(), Vector.SEALED.key()))
        .contains(
            new OpenedUserData(
                Optional.of(Judge.PERSON.value()), info(json), Judge.APP.value(), Judge.MADE));
  }

  @Test
  void theSignatureWeChatPublishedIsGenuine() {
    assertThat(userData.genuine(Vector.SIGNED.signed(), Vector.SIGNED.key())).isTrue();
    assertThat(userData.read(Vector.SIGNED.signed()).flatMap(UserInfo::nickName)).contains("Band");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"openId\":\"oAlice\",%s,%s}",
        "{\"openId\":\"oAlice\",%s,%s,\"unionId\":\"u\"}",
        "{\"openId\":\"oAlice\",\"new\":{\"a\":[1,{}]},%s,%s,\"is_demote\":true}",
        "{\"openId\":\"oAlice\" , %s,\n%s} \n"
      })
  void aProfileOpensWhateverStandsAround(String shape) {
    assertThat(opened(shape.formatted(PROFILE, MARK)).flatMap(OpenedUserData::openId))
        .contains("oAlice");
  }

  @Test
  void aProfileWithoutOpenIdAndUnionIdOpens() {
    assertThat(opened("{" + PROFILE + "," + MARK + "}").orElseThrow().openId()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{%s,%s,\"unionId\":\"u\"}",
        "{%s,%s,\"openId\":\"oAlice\"}",
        "{\"openid\":\"oAlice\",%s,%s}",
        "{\"unionId\":\"u\",\"openId\":\"oAlice\",%s,%s}",
        "{\"new\":1,%s,%s}",
        "{ \"openId\":\"oAlice\",%s,%s}",
        " {\"openId\":\"oAlice\",%s,%s}",
        "{\"openId\": \"oAlice\",%s,%s}",
        "{\"\\u006fpenId\":\"oAlice\",%s,%s}",
        "{\"openId\":null,%s,%s}",
        "{\"openId\":17,%s,%s}"
      })
  void anotherBeginningIsRefused(String shape) {
    assertThat(opened(shape.formatted(PROFILE, MARK))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"nickName\":\"n\"",
        "\"avatarUrl\":\"\"",
        "\"nickName\":null,\"avatarUrl\":\"\"",
        "\"nickName\":7,\"avatarUrl\":\"\"",
        "\"nickName\":\"n\",\"avatarUrl\":[]",
        "\"phoneNumber\":\"13800000000\",\"purePhoneNumber\":\"13800000000\""
      })
  void whatIsNoProfileIsRefused(String members) {
    assertThat(opened("{\"openId\":\"oAlice\"," + members + "," + MARK + "}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"watermark\":null",
        "\"watermark\":[]",
        "\"watermark\":\"wx1\"",
        "\"watermark\":{}",
        "\"watermark\":{\"appid\":\"wx1\"}",
        "\"watermark\":{\"timestamp\":1}",
        "\"watermark\":{\"timestamp\":1,\"appid\":1}",
        "\"watermark\":{\"timestamp\":1.5,\"appid\":\"wx1\"}",
        "\"watermark\":{\"timestamp\":-1,\"appid\":\"wx1\"}",
        "\"watermark\":{\"timestamp\":\"\",\"appid\":\"wx1\"}",
        "\"watermark\":{\"timestamp\":\" 1\",\"appid\":\"wx1\"}",
        "\"watermark\":{\"timestamp\":\"\u0661\",\"appid\":\"wx1\"}",
        "\"watermark\":{\"timestamp\":true,\"appid\":\"wx1\"}",
        "\"watermark\":{\"timestamp\":1e300,\"appid\":\"wx1\"}",
        "\"watermark\":{\"timestamp\":1000000000000,\"appid\":\"wx1\"}",
        "\"watermark\":{\"timestamp\":-9223372036854775808,\"appid\":\"wx1\"}",
        "\"watermark\":{\"timestamp\":9223372036854775808,\"appid\":\"wx1\"}",
        "\"watermark\":{\"timestamp\":\"9223372036854775808\",\"appid\":\"wx1\"}",
        "\"timestamp\":1,\"appid\":\"wx1\""
      })
  void withoutAWholeWatermarkItIsRefused(String mark) {
    assertThat(opened("{\"openId\":\"oAlice\"," + PROFILE + "," + mark + "}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1477314187", "'\"1477314187\"'", "1477314187.0"})
  void theTimestampMayBeAString(String timestamp) {
    assertThat(opened(WHOLE.replace("1477314187", timestamp)).map(OpenedUserData::at))
        .contains(Instant.ofEpochSecond(1477314187));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"{}\"",
        "{}",
        "%s}",
        "%s{}",
        "%s\0",
        "\ufeff%s",
        "// c\n%s",
        "[%s]"
      })
  void aPlaintextThatIsNoSingleObjectIsRefused(String shape) {
    assertThat(opened(shape.formatted(WHOLE))).isEmpty();
  }

  @Test
  void aMemberTwiceIsRefused() {
    assertThat(opened(WHOLE.replace("}}", "},\"openId\":\"oBob\"}"))).isEmpty();
    assertThat(opened(WHOLE.replace("}}", "},\"open\\u0049d\":\"oBob\"}"))).isEmpty();
    assertThat(opened(WHOLE.replace("}}", ",\"appid\":\"wx2\"}}"))).isEmpty();
    assertThat(read("{\"nickName\":\"a\",\"nickName\":\"b\"}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud800x", "\\udc00\\ud800", "\\ud83d\\ud83d"})
  void halfACharacterIsRefusedWhereverItStands(String half) {
    assertThat(opened(WHOLE.replace("\"n\"", "\"" + half + "\""))).isEmpty();
    assertThat(opened(WHOLE.replace("oAlice", "oAlice" + half))).isEmpty();
    assertThat(opened(WHOLE.replace("}}", "},\"" + half + "\":[]}"))).isEmpty();
    assertThat(opened(WHOLE.replace("}}", "},\"a\":[\"" + half + "\"]}"))).isEmpty();
    assertThat(read("{\"nickName\":\"" + half + "\"}")).isEmpty();
  }

  @Test
  void twoEscapedHalvesAreACharacter() {
    assertThat(
            opened(WHOLE.replace("\"n\"", "\"\\ud83d\\udc31\""))
                .flatMap(content -> content.info().nickName()))
        .contains("\ud83d\udc31");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    for (String wrong : new String[] {"\u00e9", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00ff"}) {
      byte[] plaintext = WHOLE.replace("\"n\"", "\"" + wrong + "\"").getBytes(ISO_8859_1);

      assertThat(userData.open(Sealing.sealed(plaintext, KEY), KEY)).isEmpty();
    }
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(opened(WHOLE.replace("}}", "}," + arrays(15) + "}"))).isPresent();
    for (int depth : new int[] {16, 1000, 1500}) {
      String objects = "\"a\":" + "{\"a\":".repeat(depth) + 1 + "}".repeat(depth);

      assertThat(opened(WHOLE.replace("}}", "}," + arrays(depth) + "}"))).isEmpty();
      assertThat(opened(WHOLE.replace("}}", "}," + objects + "}"))).isEmpty();
      assertThat(read("{" + arrays(depth) + "}")).isEmpty();
    }
  }

  private static String arrays(int depth) {
    return "\"a\":" + "[".repeat(depth) + "]".repeat(depth);
  }

  @Test
  void aPadIsOneToSixteenEqualBytes() {
    byte[] whole = WHOLE.getBytes(UTF_8);
    int missing = 16 - whole.length % 16;
    for (int last : new int[] {0, missing - 1, missing + 1, 17, 32, 0xff}) {
      byte[] padded = Arrays.copyOf(whole, whole.length + missing);
      Arrays.fill(padded, whole.length, padded.length, (byte) last);

      assertThat(userData.open(Sealing.sealedWithoutPadding(padded, KEY), KEY)).isEmpty();
    }
    byte[] uneven = Arrays.copyOf(whole, whole.length + missing);
    uneven[uneven.length - 1] = (byte) missing;

    assertThat(userData.open(Sealing.sealedWithoutPadding(uneven, KEY), KEY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "'\"2\"', 2",
    "2.0, 2",
    "-1, -1",
    "null, 0",
    "'\"x\"', 0",
    "'[1]', 0",
    "1.5, 0",
    "true, 0",
    "4294967297, 0",
    "'\"4294967297\"', 0",
    "1e999, 0"
  })
  void theGenderMayBeAStringAndIsUnknownIfItIsNoNumber(String json, int gender) {
    assertThat(read("{\"gender\":" + json + "}").orElseThrow().gender()).isEqualTo(gender);
  }

  @Test
  void whatRawDataLeavesOutIsEmpty() {
    var nothing = new UserInfo(Optional.empty(), Optional.empty(), 0, "", "", "", "");

    assertThat(read("{}")).contains(nothing);
    assertThat(read("{\"nickName\":null,\"avatarUrl\":1,\"city\":{},\"is_demote\":true}"))
        .contains(nothing);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "null", "[]", "\"nickName\"", "7", "{", "{}{}", "\ufeff{}", "<a>"})
  void rawDataThatIsNoObjectHoldsNoProfile(String rawData) {
    assertThat(read(rawData)).isEmpty();
  }
}
