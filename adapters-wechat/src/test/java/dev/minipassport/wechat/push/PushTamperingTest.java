package dev.minipassport.wechat.push;

import static dev.minipassport.wechat.push.APush.PLAIN;
import static dev.minipassport.wechat.push.APush.SAFE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.privacy.Push;
import dev.minipassport.privacy.Push.Flaw;
import dev.minipassport.privacy.Push.Refused;
import dev.minipassport.privacy.PushDelivery;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// WeChat's examples, changed in every way that somebody on the way could.
final class PushTamperingTest {
  private static final JsonNode GET = Vectors.one("push-url-verification", "published");
  private static final JsonNode POST = Vectors.one("push-plain-post", "published");
  private static final JsonNode INBOUND = Vectors.one("push-aes-json", "inbound");
  private static final List<Character> OTHERS =
      "09afAZ_-+/=% \"&;\n\0é".chars().mapToObj(other -> (char) other).toList();

  /// What is refused by a name that fits; nothing of it is undecipherable or for another app, which
  /// would tell something to somebody without the token.
  private static final Set<Flaw> NAMES =
      EnumSet.of(Flaw.MALFORMED, Flaw.SIGNATURE_MISMATCH, Flaw.NOT_ENCRYPTED);

  private static void refused(Push push) {
    assertThat(push)
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.why()).isIn(NAMES));
  }

  private static void refusedOrTheSame(Push push, Push whole) {
    if (!push.equals(whole)) {
      refused(push);
    }
  }

  private static String changed(String text, int at, char other) {
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  private interface Delivering {
    PushDelivery of(String query);
  }

  /// Each character of the values of the parameters, and each of the names.
  private static void everyCharacterOfTheQuery(
      APush app, String query, Delivering delivering, String signed) {
    Push whole = app.read(delivering.of(query));
    assertThat(whole).isNotInstanceOf(Refused.class);
    for (int at = 0; at < query.length(); at++) {
      for (char other : OTHERS) {
        if (query.charAt(at) == other) {
          continue;
        }
        Push push = app.read(delivering.of(changed(query, at, other)));
        if (signed.contains("|" + parameter(query, at) + "|")) {
          refused(push);
        } else {
          refusedOrTheSame(push, whole);
        }
      }
    }
  }

  private static String parameter(String query, int at) {
    int start = query.lastIndexOf('&', at) + 1;
    return query.substring(start, query.indexOf('=', start));
  }

  /// The echo is not signed: another one is read as what it says.
  @Test
  void everyCharacterOfAVerificationIsHeldButForItsEcho() {
    String query = Vectors.query(GET.path("given"));
    String echo = "echostr=" + GET.path("given").path("query").path("echostr").asText();

    everyCharacterOfTheQuery(
        SAFE,
        query.replace(echo + "&", ""),
        changed -> APush.get(changed + "&" + echo),
        "|signature|timestamp|nonce|");
    assertThat(SAFE.read(APush.get(query.replace("echostr=4", "echostr=5"))))
        .isInstanceOfSatisfying(
            Push.Verification.class, read -> assertThat(read.echo()).startsWith("5"));
  }

  @Test
  void everyCharacterOfThePlainQueryIsHeld() {
    String body = POST.path("given").path("body").asText();

    everyCharacterOfTheQuery(
        PLAIN,
        Vectors.query(POST.path("given")),
        query -> APush.post(query, body),
        "|signature|timestamp|nonce|");
  }

  /// WeChat signs no body in plain mode: a changed one is read as what it says, or is no message.
  @Test
  void aPlainBodyIsReadAsWhatItSays() {
    String query = Vectors.query(POST.path("given"));
    String body = POST.path("given").path("body").asText();

    assertThat(PLAIN.read(APush.post(query, body.replace("debug_demo", "debug_demi"))))
        .isInstanceOfSatisfying(
            Push.Message.class, read -> assertThat(read.plaintext()).contains("debug_demi"));
    for (int at = 0; at < body.length(); at++) {
      for (char other : OTHERS) {
        String changed = changed(body, at, other);
        Push push = PLAIN.read(APush.post(query, changed));
        if (push instanceof Push.Message message) {
          assertThat(message.plaintext()).isEqualTo(changed);
        } else {
          assertThat(push).isEqualTo(new Refused(Flaw.MALFORMED));
        }
      }
    }
  }

  /// The plain signature and the open id beside it count for nothing.
  @Test
  void everyCharacterOfTheSafeQueryIsHeldOrNotRead() {
    String body = INBOUND.path("given").path("body").asText();

    everyCharacterOfTheQuery(
        SAFE,
        Vectors.query(INBOUND.path("given")),
        query -> APush.post(query, body),
        "|timestamp|nonce|encrypt_type|msg_signature|");
  }

  @Test
  void everyByteOfTheSafeBodyIsHeldOrNotRead() {
    String query = Vectors.query(INBOUND.path("given"));
    byte[] body = INBOUND.path("given").path("body").asText().getBytes(UTF_8);
    int encrypt = new String(body, UTF_8).indexOf("+qdx");
    Push whole = SAFE.read(APush.post(query, body));
    assertThat(whole).isInstanceOf(Push.Message.class);
    for (int at = 0; at < body.length; at++) {
      for (int mask : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 0xff}) {
        byte[] changed = body.clone();
        changed[at] ^= (byte) mask;
        Push push = SAFE.read(APush.post(query, changed));
        if (at >= encrypt - 11) {
          refused(push);
        } else {
          refusedOrTheSame(push, whole);
        }
      }
    }
  }

  @Test
  void aChangedCiphertextIsNotSigned() {
    String query = Vectors.query(INBOUND.path("given"));
    byte[] blocks = Base64.getDecoder().decode(INBOUND.path("expect").path("encrypt").asText());
    for (int at = 0; at < blocks.length; at++) {
      for (int mask = 1; mask < 256; mask++) {
        byte[] changed = blocks.clone();
        changed[at] ^= (byte) mask;
        String body = "{\"Encrypt\":\"" + Base64.getEncoder().encodeToString(changed) + "\"}";

        assertThat(SAFE.read(APush.post(query, body)))
            .isEqualTo(new Refused(Flaw.SIGNATURE_MISMATCH));
      }
    }
  }

  @Test
  void theParametersMayComeInAnyOrderAndAmongOthers() {
    String body = INBOUND.path("given").path("body").asText();
    Push whole = SAFE.read(APush.post(Vectors.query(INBOUND.path("given")), body));

    assertThat(
            SAFE.read(
                APush.post(
                    "a=%E4%BD%A0&a&&n%6fnce=41567%30741&msg_signature="
                        + "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3&timestamp=1714112445"
                        + "&encrypt_type=aes&",
                    body)))
        .isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({
    "signature=6c5c811b55cc85e0e1b54100749188c20beb3f5d",
    "timestamp=1714112445",
    "nonce=415670741",
    "n%6Fnce=415670741",
    "encrypt_type=aes",
    "encrypt_type",
    "msg_signature=046e02f8204d34f8ba5fa3b1db94908f3df2e9b3",
    "a=%",
    "a=%4",
    "a=%4g",
    "a=%c3",
    "a=%ed%a0%80",
    "%ff=a",
    "a=é",
    "a=' '"
  })
  void whatStandsTwiceOrIsNotEncodedIsMalformed(String more) {
    JsonNode given = INBOUND.path("given");

    assertThat(
            SAFE.read(APush.post(Vectors.query(given) + "&" + more, given.path("body").asText())))
        .isEqualTo(new Refused(Flaw.MALFORMED));
  }

  @ParameterizedTest
  @CsvSource({
    "timestamp, MALFORMED",
    "nonce, MALFORMED",
    "encrypt_type, MALFORMED",
    "msg_signature, MALFORMED"
  })
  void whatIsMissingIsMalformed(String name, Flaw flaw) {
    JsonNode given = INBOUND.path("given");
    String query = Vectors.query(given).replaceAll("&" + name + "=[^&]*", "");

    assertThat(SAFE.read(APush.post(query, given.path("body").asText())))
        .isEqualTo(new Refused(flaw));
  }

  /// What is signed is joined without a mark: here the joint is the same, and so the signature.
  @ParameterizedTest
  @CsvSource({"171403705, 9486452656", "17140370594, 86452656", "1714037059486452656, ''"})
  void nothingMovesFromOnePartToAnother(String timestamp, String nonce) {
    String query =
        "signature=899cf89e464efb63f54ddac96b0a0a235f53aa78&timestamp=%s&nonce=%s"
            .formatted(timestamp, nonce);

    assertThat(PLAIN.read(APush.post(query, POST.path("given").path("body").asText())))
        .isEqualTo(new Refused(Flaw.MALFORMED));
  }
}
