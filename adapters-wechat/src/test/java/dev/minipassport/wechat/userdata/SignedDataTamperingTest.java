package dev.minipassport.wechat.userdata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.SessionKey;
import dev.minipassport.userdata.Evidence;
import dev.minipassport.userdata.Evidence.Flaw;
import dev.minipassport.userdata.Evidence.Flawed;
import dev.minipassport.userdata.Evidence.Genuine;
import dev.minipassport.userdata.SignedUserData;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// WeChat's example of signed data, changed in every way a client could.
final class SignedDataTamperingTest {
  private static final Evidence MISMATCH = new Flawed(Flaw.SIGNATURE_MISMATCH);
  private static final SessionKey KEY = Vector.SIGNED.key();
  private static final String RAW = Vector.SIGNED.signed().rawData();
  private static final String SIGNATURE = Vector.SIGNED.signed().signature();

  private final Judge judge = new Judge(KEY);

  private Evidence judged(String rawData, String signature) {
    return judge.of(new SignedUserData(rawData, signature));
  }

  @Test
  void untouchedItIsGenuine() {
    assertThat(judged(RAW, SIGNATURE)).isInstanceOf(Genuine.class);
  }

  @Test
  void everyChangeOfEveryCharacterShows() {
    for (int mask = 1; mask < 256; mask++) {
      for (int at = 0; at < RAW.length(); at++) {
        assertThat(judged(changed(RAW, at, mask), SIGNATURE)).isEqualTo(MISMATCH);
      }
      for (int at = 0; at < SIGNATURE.length(); at++) {
        assertThat(judged(RAW, changed(SIGNATURE, at, mask))).isEqualTo(MISMATCH);
      }
    }
  }

  @Test
  void aCharacterMoreOrLessShows() {
    for (int at = 0; at < RAW.length(); at++) {
      assertThat(judged(RAW.substring(0, at) + " " + RAW.substring(at), SIGNATURE))
          .isEqualTo(MISMATCH);
      assertThat(judged(RAW.substring(0, at) + RAW.substring(at + 1), SIGNATURE))
          .isEqualTo(MISMATCH);
    }
    for (int length = 1; length < SIGNATURE.length(); length++) {
      assertThat(judged(RAW, SIGNATURE.substring(0, length))).isEqualTo(MISMATCH);
      assertThat(judged(RAW, SIGNATURE.substring(length))).isEqualTo(MISMATCH);
    }
    for (String more : new String[] {" ", "\n", "0", "\0", SIGNATURE}) {
      assertThat(judged(RAW, SIGNATURE + more)).isEqualTo(MISMATCH);
      assertThat(judged(RAW, more + SIGNATURE)).isEqualTo(MISMATCH);
      assertThat(judged(RAW + more, SIGNATURE)).isEqualTo(MISMATCH);
    }
  }

  @Test
  void aSignatureInCapitalsOrBase64OrOfNothingIsNone() {
    byte[] digest = HexFormat.of().parseHex(SIGNATURE);

    assertThat(judged(RAW, SIGNATURE.toUpperCase(Locale.ROOT))).isEqualTo(MISMATCH);
    assertThat(judged(RAW, Base64.getEncoder().encodeToString(digest))).isEqualTo(MISMATCH);
    assertThat(judged(RAW, new String(digest, ISO_8859_1))).isEqualTo(MISMATCH);
    assertThat(judged(RAW, "da39a3ee5e6b4b0d3255bfef95601890afd80709")).isEqualTo(MISMATCH);
    assertThat(judged(RAW, "\uff17" + SIGNATURE.substring(1))).isEqualTo(MISMATCH);
  }

  @Test
  void theSameProfileInOtherWordsIsNotWhatWasSigned() {
    assertThat(judged(RAW.replace(":1,", ": 1,"), SIGNATURE)).isEqualTo(MISMATCH);
    assertThat(judged(RAW.replace("Band", "\\u0042and"), SIGNATURE)).isEqualTo(MISMATCH);
    assertThat(judged(RAW.replace("/", "\\/"), SIGNATURE)).isEqualTo(MISMATCH);
  }

  @Test
  void anotherKeyDidNotSignIt() {
    SessionKey other = new SessionKey("AAECAwQFBgcICQoLDA0ODw==".getBytes(US_ASCII));

    assertThat(new Judge(other).of(Vector.SIGNED.signed())).isEqualTo(MISMATCH);
  }

  /// Encoders that replace write a question mark for it.
  @Test
  void halfACharacterIsNotAQuestionMark() {
    SignedUserData data = Sealing.signed("{\"nickName\":\"?\"}", KEY);

    assertThat(judge.of(data)).isInstanceOf(Genuine.class);
    assertThat(judged(data.rawData().replace('?', '\ud83d'), data.signature())).isEqualTo(MISMATCH);
  }

  @Test
  void signedTextThatIsNoProfileIsOfNoUse() {
    assertThat(judge.of(Sealing.signed("[]", KEY))).isEqualTo(MISMATCH);
  }

  private static String changed(String text, int at, int mask) {
    return text.substring(0, at) + (char) (text.charAt(at) ^ mask) + text.substring(at + 1);
  }
}
