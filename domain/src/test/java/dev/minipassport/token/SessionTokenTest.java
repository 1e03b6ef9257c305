package dev.minipassport.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SessionTokenTest {
  private static final SessionToken TOKEN = SessionToken.random(new Random(1));
  private static final String TEXT = TOKEN.reveal();

  @Test
  void aTokenReadsAsItWasGivenOut() {
    assertThat(SessionToken.parse(TEXT).orElseThrow().digest()).isEqualTo(TOKEN.digest());
    assertThat(TEXT).hasSize(52).startsWith("mps_");
  }

  @Test
  void twoTokensAreNeverTheSame() {
    var random = new Random(2);

    assertThat(SessionToken.random(random).digest())
        .isNotEqualTo(SessionToken.random(random).digest());
  }

  static List<String> garbage() {
    return List.of(
        "",
        "m",
        "mps_",
        TEXT.substring(0, 51),
        TEXT + "A",
        TEXT + "=",
        TEXT.substring(0, 51) + "=",
        TEXT.replace("mps_", "mph_"),
        TEXT.replace("mps_", "MPS_"),
        " " + TEXT,
        TEXT.substring(0, 51) + "\u0000",
        TEXT.substring(0, 51) + "\r",
        TEXT.substring(0, 51) + "\n",
        TEXT.substring(0, 51) + "é",
        TEXT.substring(0, 51) + "+",
        TEXT.substring(0, 51) + "/",
        "mps_" + "A".repeat(47) + "B",
        "x".repeat(1_000_000));
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void garbageIsRefusedByItsForm(String text) {
    assertThat(SessionToken.parse(text)).isEmpty();
  }

  @Test
  void noCharacterOfATokenMayChange() {
    for (int i = 4; i < TEXT.length(); i++) {
      char other = TEXT.charAt(i) == 'A' ? 'B' : 'A';
      String changed = TEXT.substring(0, i) + other + TEXT.substring(i + 1);
      assertThat(SessionToken.parse(changed)).describedAs("character " + i).isEmpty();
    }
  }

  @Test
  void aTicketIsNoSessionToken() {
    String ticket = HandoffTicket.random(new Random(1)).reveal();

    assertThat(ticket).startsWith("mph_");
    assertThat(SessionToken.parse(ticket)).isEmpty();
    assertThat(HandoffTicket.parse(ticket)).isPresent();
    assertThat(HandoffTicket.parse(TEXT)).isEmpty();
  }

  @Test
  void aTokenHasOneSpellingOnly() {
    byte[] bytes = Base64.getUrlDecoder().decode(TEXT.substring(4));

    assertThat(bytes).hasSize(36);
    assertThat(Base64.getUrlEncoder().encodeToString(bytes)).isEqualTo(TEXT.substring(4));
  }

  @Test
  void neitherTokenNorDigestPrintsItself() {
    assertThat(TOKEN.toString()).isEqualTo("SessionToken[REDACTED]");
    assertThat(HandoffTicket.random(new Random(1)).toString()).isEqualTo("HandoffTicket[REDACTED]");
    assertThat(TOKEN.digest().toString()).isEqualTo("TokenDigest[REDACTED]");
    assertThat(new SealedToken(new byte[] {65, 66, 67}).toString())
        .isEqualTo("SealedToken[3 bytes]");
  }

  @Test
  void aDigestSurvivesItsBytes() {
    var digest = TOKEN.digest();

    assertThat(TokenDigest.fromBytes(digest.toBytes())).isEqualTo(digest).hasSameHashCodeAs(digest);
  }

  @Test
  void aDigestIsTheSha256OfTheText() {
    assertThat(TokenDigest.of("abc".getBytes(StandardCharsets.US_ASCII)).toBytes())
        .startsWith(0xba, 0x78, 0x16, 0xbf)
        .endsWith(0xf2, 0x00, 0x15, 0xad);
  }

  @Test
  void whatWasLentIsWiped() {
    byte[] lent = TOKEN.use(bytes -> bytes);

    assertThat(IntStream.range(0, lent.length).map(i -> lent[i])).containsOnly(0);
  }
}
