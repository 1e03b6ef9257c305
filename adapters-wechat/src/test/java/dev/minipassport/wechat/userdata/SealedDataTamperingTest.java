package dev.minipassport.wechat.userdata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.SessionKey;
import dev.minipassport.userdata.Evidence;
import dev.minipassport.userdata.Evidence.Flaw;
import dev.minipassport.userdata.Evidence.Flawed;
import dev.minipassport.userdata.Evidence.Genuine;
import dev.minipassport.userdata.SealedUserData;
import dev.minipassport.userdata.UserInfo;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// WeChat's example of encrypted data, changed in every way a client could.
final class SealedDataTamperingTest {
  private static final Evidence UNDECIPHERABLE = new Flawed(Flaw.UNDECIPHERABLE);
  private static final Evidence OTHER_USER = new Flawed(Flaw.OTHER_USER);
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int BLOCK = 16;
  private static final int[] MASKS = {1, 2, 4, 8, 16, 32, 64, 128, 0x2a, 0x55, 0xaa, 0xff};

  private static final SessionKey KEY = Vector.SEALED.key();
  private static final String ENCRYPTED = Vector.SEALED.sealed().encryptedData();
  private static final String IV = Vector.SEALED.sealed().iv();
  private static final byte[] CIPHERTEXT = Base64.getDecoder().decode(ENCRYPTED);
  private static final byte[] IV_BYTES = Base64.getDecoder().decode(IV);
  private static final byte[] PLAINTEXT =
      Vector.SEALED.expect().path("plaintext").asText().getBytes(UTF_8);

  private final Judge judge = new Judge(KEY);

  private Evidence judged(byte[] ciphertext, byte[] iv) {
    return judge.of(Sealing.encoded(ciphertext, iv));
  }

  private Evidence judged(String encryptedData, String iv) {
    return judge.of(new SealedUserData(encryptedData, iv));
  }

  @Test
  void untouchedItIsGenuine() {
    assertThat(judged(CIPHERTEXT, IV_BYTES)).isInstanceOf(Genuine.class);
    assertThat(judged(ENCRYPTED, IV)).isInstanceOf(Genuine.class);
  }

  @Test
  void aChangeOfAnyByteIsUndecipherable() {
    for (int at = 0; at < CIPHERTEXT.length; at++) {
      for (int mask : MASKS) {
        assertThat(judged(changed(CIPHERTEXT, at, mask), IV_BYTES))
            .as("byte %d, mask %d", at, mask)
            .isEqualTo(UNDECIPHERABLE);
      }
    }
  }

  /// The first block reads `{"openId":"oGZUI`.
  @Test
  void everyChangeOfTheIvIsUndecipherableOrAnotherOpenId() {
    for (int at = 0; at < BLOCK; at++) {
      for (int mask = 1; mask < 256; mask++) {
        boolean inOpenId = at >= "{\"openId\":\"".length();
        assertThat(judged(CIPHERTEXT, changed(IV_BYTES, at, mask)))
            .as("byte %d, mask %d", at, mask)
            .isEqualTo(inOpenId && plain(PLAINTEXT[at] ^ mask) ? OTHER_USER : UNDECIPHERABLE);
      }
    }
  }

  /// The first block reads `{"nickName":"Ban`: nothing in the format guards those three letters.
  @Test
  void withoutAnOpenIdAChangeOfTheIvReachesTheNicknameAndNothingElse() {
    SealedUserData data =
        Sealing.sealed(
            new String(PLAINTEXT, UTF_8).replaceAll("\"(openId|unionId)\":\"[^\"]*\",", ""), KEY);
    UserInfo info = ((Genuine) judge.of(data)).info();
    byte[] iv = Base64.getDecoder().decode(data.iv());
    for (int at = 0; at < BLOCK; at++) {
      for (int mask = 1; mask < 256; mask++) {
        String changed = Base64.getEncoder().encodeToString(changed(iv, at, mask));
        Evidence evidence = judged(data.encryptedData(), changed);
        if (at < "{\"nickName\":\"".length() || !(evidence instanceof Genuine)) {
          assertThat(evidence).as("byte %d, mask %d", at, mask).isEqualTo(UNDECIPHERABLE);
        } else {
          assertThat(evidence)
              .extracting("info")
              .usingRecursiveComparison()
              .ignoringFields("nickName")
              .isEqualTo(info);
        }
      }
    }
  }

  private static boolean plain(int character) {
    return character >= ' ' && character <= 0x7f && character != '"' && character != '\\';
  }

  @Test
  void everyOtherCharacterInItsBase64IsUndecipherable() {
    replaced(ENCRYPTED, ALPHABET + "=-_ \n.\u00e9\u0141")
        .forEach(text -> assertThat(judged(text, IV)).as(text).isEqualTo(UNDECIPHERABLE));
  }

  @Test
  void everyOtherCharacterInTheIvIsUndecipherableOrAnotherOpenId() {
    replaced(IV, ALPHABET)
        .forEach(text -> assertThat(judged(ENCRYPTED, text)).isIn(UNDECIPHERABLE, OTHER_USER));
    replaced(IV.substring(0, 14), ALPHABET)
        .map(text -> text + IV.substring(14))
        .forEach(text -> assertThat(judged(ENCRYPTED, text)).isEqualTo(UNDECIPHERABLE));
    replaced(IV, "-_ \n.\u00e9\u0141")
        .forEach(text -> assertThat(judged(ENCRYPTED, text)).isEqualTo(UNDECIPHERABLE));
  }

  @Test
  void aCharacterMoreOrLessIsUndecipherable() {
    for (int at = 0; at <= ENCRYPTED.length(); at++) {
      for (String more : List.of(" ", "\n", "\r\n", "A", "=", "\0")) {
        assertThat(judged(inserted(ENCRYPTED, at, more), IV)).isEqualTo(UNDECIPHERABLE);
      }
    }
    for (int at = 0; at <= IV.length(); at++) {
      for (String more : List.of(" ", "\n", "\r\n", "A", "AAAA", "\0")) {
        assertThat(judged(ENCRYPTED, inserted(IV, at, more))).isEqualTo(UNDECIPHERABLE);
      }
    }
    for (int length = 1; length < ENCRYPTED.length(); length++) {
      assertThat(judged(ENCRYPTED.substring(0, length), IV)).isEqualTo(UNDECIPHERABLE);
      assertThat(judged(ENCRYPTED.substring(length), IV)).isEqualTo(UNDECIPHERABLE);
    }
    for (int length = 1; length < IV.length(); length++) {
      assertThat(judged(ENCRYPTED, IV.substring(0, length))).isEqualTo(UNDECIPHERABLE);
    }
  }

  /// Lenient decoders read them all as the sixteen bytes of the IV.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "r7BXXKkLb8qrSNn05n0qiA",
        "r7BXXKkLb8qrSNn05n0qiA=",
        "r7BXXKkLb8qrSNn05n0qiA===",
        "r7BXXKkLb8qrSNn05n0qiB==",
        "r7BXXKkLb8qrSNn05n0qiP==",
        "r7BXXKkLb8qrSNn05n0qiA==\n",
        " r7BXXKkLb8qrSNn05n0qiA==",
        "r7BXXKkLb8qr\r\nSNn05n0qiA==",
        "r7BXXKkLb8qrSNn05n0qiA==AAAA",
        "afb0575ca90b6fcaab48d9f4e67d2a88"
      })
  void anotherSpellingOfTheSameIvIsUndecipherable(String iv) {
    assertThat(judged(ENCRYPTED, iv)).isEqualTo(UNDECIPHERABLE);
  }

  @Test
  void blocksTakenAwayDoubledOrSwappedAreUndecipherable() {
    for (int at = 0; at < CIPHERTEXT.length; at += BLOCK) {
      byte[] before = Arrays.copyOfRange(CIPHERTEXT, 0, at);
      byte[] block = Arrays.copyOfRange(CIPHERTEXT, at, at + BLOCK);
      byte[] after = Arrays.copyOfRange(CIPHERTEXT, at + BLOCK, CIPHERTEXT.length);

      assertThat(judged(joined(before, after), IV_BYTES)).isEqualTo(UNDECIPHERABLE);
      assertThat(judged(joined(before, block, block, after), IV_BYTES)).isEqualTo(UNDECIPHERABLE);
      assertThat(judged(joined(before, new byte[BLOCK], block, after), IV_BYTES))
          .isEqualTo(UNDECIPHERABLE);
      if (after.length > 0) {
        assertThat(judged(joined(before, after, block), IV_BYTES)).isEqualTo(UNDECIPHERABLE);
        assertThat(judged(after, block)).isEqualTo(UNDECIPHERABLE);
      }
    }
  }

  @Test
  void anotherKeyDoesNotOpenItEvenWhereThePaddingHappensToBeRight() {
    Random random = new Random(7);
    int unpadded = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[BLOCK];
      random.nextBytes(bytes);
      SessionKey other = new SessionKey(Base64.getEncoder().encode(bytes));
      byte[] garbage = Sealing.decrypted(CIPHERTEXT, other);
      if (wellPadded(garbage)) {
        unpadded++;
        assertThat(new Judge(other).of(Vector.SEALED.sealed())).isEqualTo(UNDECIPHERABLE);
      }
    }
    assertThat(unpadded).isGreaterThan(20);
  }

  private static boolean wellPadded(byte[] plaintext) {
    int pad = plaintext[plaintext.length - 1];
    return pad >= 1
        && pad <= BLOCK
        && IntStream.rangeClosed(1, pad).allMatch(at -> plaintext[plaintext.length - at] == pad);
  }

  private static byte[] changed(byte[] bytes, int at, int mask) {
    byte[] copy = bytes.clone();
    copy[at] = (byte) (copy[at] ^ mask);
    return copy;
  }

  /// The text with one character replaced, for each place and each other character.
  private static Stream<String> replaced(String text, String characters) {
    return IntStream.range(0, text.length())
        .boxed()
        .flatMap(
            at ->
                characters
                    .chars()
                    .filter(character -> character != text.charAt(at))
                    .mapToObj(
                        character ->
                            text.substring(0, at) + (char) character + text.substring(at + 1)));
  }

  private static String inserted(String text, int at, String more) {
    return text.substring(0, at) + more + text.substring(at);
  }

  private static byte[] joined(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
