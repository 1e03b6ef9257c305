package dev.minipassport.wechat.userdata;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.login.SessionKey;
import dev.minipassport.userdata.OpenedPhone;
import dev.minipassport.userdata.SealedUserData;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SealedPhoneTest {
  private static final SessionKey KEY =
      new SessionKey("AAECAwQFBgcICQoLDA0ODw==".getBytes(US_ASCII));
  private static final String MARK = "\"watermark\":{\"timestamp\":1477314187,\"appid\":\"wx1\"}";
  private static final String WHOLE =
      "{\"phoneNumber\":\"13580006666\",\"purePhoneNumber\":\"13580006666\","
          + "\"countryCode\":\"86\","
          + MARK
          + "}";
  private static final OpenedPhone PHONE =
      new OpenedPhone(
          new PhoneNumber("86", "13580006666"), "wx1", Instant.ofEpochSecond(1477314187));

  private static Optional<OpenedPhone> opened(String plaintext) {
    return opened(Sealing.sealed(plaintext, KEY));
  }

  private static Optional<OpenedPhone> opened(SealedUserData data) {
    return new WeChatUserData().openPhone(data, KEY);
  }

  @Test
  void aNumberOpens() {
    assertThat(opened(WHOLE)).contains(PHONE);
    assertThat(opened(WHOLE.replace("}}", "},\"new\":[1]}"))).contains(PHONE);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"86\"', 86",
    "86, 86",
    "'\"852\"', 852",
    "1, 1",
  })
  void theCountryMayBeANumber(String json, String country) {
    assertThat(opened(WHOLE.replace("\"86\"", json)).map(phone -> phone.number().country()))
        .contains(country);
  }

  @Test
  void thePureNumberMayBeANumber() {
    assertThat(
            opened(
                WHOLE.replace(
                    "\"purePhoneNumber\":\"13580006666\"", "\"purePhoneNumber\":13580006666")))
        .contains(PHONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"13580006666", "8613580006666", "+8613580006666", "+86 135-8000-6666"})
  void theWholeNumberMayBeginWithTheCountry(String whole) {
    assertThat(opened(WHOLE.replace("\"phoneNumber\":\"13580006666", "\"phoneNumber\":\"" + whole)))
        .contains(PHONE);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"86\"', '\"+86\"'",
    "'\"86\"', '\"086\"'",
    "'\"86\"', '\"\"'",
    "'\"86\"', null",
    "'\"86\"', 86.0",
    "'\"86\"', true",
    "'\"86\"', '[86]'",
    "'\"86\"', '\"8600\"'",
    "'\"purePhoneNumber\"', '\"pure\"'",
    "'eNumber\":\"13580006666\",', 'eNumber\":\"13580006667\",'",
    "'eNumber\":\"13580006666\",', 'eNumber\":\"\",'",
    "'eNumber\":\"13580006666\",', 'eNumber\":\"1358000666x\",'",
    "'13580006666\",\"c', '666\",\"c'",
    "'13580006666', '135800066661358'",
    "'13580006666\",\"c', '135 80006666\",\"c'",
    "'13580006666', '١٣٥٨٠٠٠٦٦٦٦'",
    "'13580006666\",\"c', '13580006667\",\"c'",
    "'\"phoneNumber\":\"13580006666\",', ''",
    "'{\"phone', '{ \"phone'",
    "'{\"phone', ' {\"phone'",
    "'{\"phone', '{\"openId\":\"o\",\"phone'",
    "'}}', '}}x'",
    "'}}', '},\"countryCode\":\"1\"}'",
    "'\"wx1\"', 1",
    "1477314187, -1",
    "'\"watermark\"', '\"mark\"'"
  })
  void anythingElseIsNoNumber(String part, String other) {
    assertThat(WHOLE).contains(part);
    assertThat(opened(WHOLE.replaceFirst(java.util.regex.Pattern.quote(part), other))).isEmpty();
  }

  @Test
  void everyByteOfItIsHeld() {
    SealedUserData whole = Sealing.sealed(WHOLE, KEY);
    byte[] blocks = Base64.getDecoder().decode(whole.encryptedData());
    byte[] iv = Base64.getDecoder().decode(whole.iv());
    for (int mask = 1; mask < 256; mask++) {
      for (int at = 0; at < blocks.length; at++) {
        assertThat(opened(Sealing.encoded(changed(blocks, at, mask), iv))).isEmpty();
      }
      for (int at = 0; at < iv.length; at++) {
        assertThat(opened(Sealing.encoded(blocks, changed(iv, at, mask)))).isEmpty();
      }
    }
  }

  private static byte[] changed(byte[] bytes, int at, int mask) {
    byte[] changed = bytes.clone();
    changed[at] ^= (byte) mask;
    return changed;
  }
}
