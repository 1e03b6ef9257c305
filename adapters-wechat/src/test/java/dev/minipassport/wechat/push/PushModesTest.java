package dev.minipassport.wechat.push;

import static dev.minipassport.wechat.push.APush.PLAIN;
import static dev.minipassport.wechat.push.APush.SAFE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.identity.AppId;
import dev.minipassport.privacy.Push;
import dev.minipassport.privacy.Push.Flaw;
import dev.minipassport.privacy.Push.Refused;
import dev.minipassport.privacy.PushBody;
import dev.minipassport.privacy.PushDelivery;
import dev.minipassport.privacy.PushEvent.Other;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PushModesTest {
  private static final int RIGHT = -1;
  private static final String MESSAGE = "{\"MsgType\":\"text\",\"MsgId\":1,\"Content\":\"你好\"}";

  @ParameterizedTest
  @EnumSource(
      value = PushMode.class,
      names = {"COMPATIBLE", "SAFE"})
  void whatIsInClearIsRefusedByAnAppThatEncrypts(PushMode mode) {
    var app = new APush(APush.APP, mode);

    assertThat(app.read(PLAIN.delivery(MESSAGE))).isEqualTo(new Refused(Flaw.NOT_ENCRYPTED));
    assertThat(app.read(APush.post(APush.signed() + "&encrypt_type=raw", MESSAGE)))
        .isEqualTo(new Refused(Flaw.NOT_ENCRYPTED));
    assertThat(app.read(APush.post(APush.signed().replace("nonce=4", "nonce=5"), MESSAGE)))
        .isEqualTo(new Refused(Flaw.SIGNATURE_MISMATCH));
  }

  @Test
  void whatStandsInClearBesideTheCiphertextIsNotRead() {
    String envelope = "{\"MsgType\":\"text\",\"MsgId\":2,\"Encrypt\":\"%s\"}";

    assertThat(
            new APush(APush.APP, PushMode.COMPATIBLE)
                .read(SAFE.enveloped(SAFE.encrypted(MESSAGE), envelope)))
        .isInstanceOfSatisfying(
            Push.Message.class, read -> assertThat(read.event()).isEqualTo(new Other("1")));
  }

  @Test
  void thePlainSignatureIsWorthNothingToAnAppThatEncrypts() {
    String encrypt = SAFE.encrypted(MESSAGE);
    String query = APush.signed().replace("signature", "encrypt_type=aes&msg_signature");

    assertThat(SAFE.read(APush.post(query, "{\"Encrypt\":\"" + encrypt + "\"}")))
        .isEqualTo(new Refused(Flaw.SIGNATURE_MISMATCH));
  }

  @Test
  void anAppInPlainModeReadsWhatStandsInClearAndNothingElse() {
    String encrypt = SAFE.encrypted(MESSAGE);

    assertThat(
            PLAIN.read(
                APush.post(
                    APush.signed(), MESSAGE.replace("}", ",\"Encrypt\":\"" + encrypt + "\"}"))))
        .isInstanceOf(Push.Message.class);
    assertThat(PLAIN.read(APush.post(APush.signed(), "{\"Encrypt\":\"" + encrypt + "\"}")))
        .isEqualTo(new Refused(Flaw.UNDECIPHERABLE));
  }

  @Test
  void anEnvelopeInXmlIsOpened() {
    assertThat(
            SAFE.read(
                SAFE.enveloped(
                    SAFE.encrypted("<xml><MsgType>text</MsgType><MsgId>1</MsgId></xml>"),
                    "<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[%s]]></Encrypt></xml>")))
        .isInstanceOf(Push.Message.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"Encrypt\":\"\"}",
        "{\"Encrypt\":[]}",
        "{\"Encrypt\":{}}",
        "{\"Encrypt\":\"%s\",\" Encrypt\":\"%s\"}",
        "[\"%s\"]",
        "%s",
        "<xml/>",
        "<xml><Encrypt/></xml>",
        "<xml><Encrypt>%1$s</Encrypt><Encrypt>%1$s</Encrypt></xml>"
      })
  void anEnvelopeWithNothingInItIsMalformed(String envelope) {
    String encrypt = SAFE.encrypted(MESSAGE);

    assertThat(
            SAFE.read(APush.post(APush.signed(encrypt), envelope.replaceAll("%(1\\$)?s", encrypt))))
        .isEqualTo(new Refused(Flaw.MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", "A", "AAAA", "?", "AAAAAAAAAAAAAAAAAAAAAA==", "%%%", "你"})
  void whatIsNoCiphertextIsUndecipherable(String encrypt) {
    assertThat(SAFE.read(SAFE.enveloped(encrypt, "{\"Encrypt\":\"%s\"}")))
        .isEqualTo(new Refused(Flaw.UNDECIPHERABLE));
  }

  @Test
  void aPlaintextIsHeldToItsForm() {
    String head = "0123456789abcdef";
    String app = APush.APP.value();
    Refused undecipherable = new Refused(Flaw.UNDECIPHERABLE);

    assertThat(built(head + "\0\0\0\5{   }" + app, RIGHT)).isEqualTo(new Refused(Flaw.MALFORMED));
    assertThat(built(head + "\0\0\0\6{   }" + app, RIGHT)).isEqualTo(new Refused(Flaw.WRONG_APP));
    assertThat(built(head + "\0\0\0\4{   }" + app, RIGHT)).isEqualTo(undecipherable);
    assertThat(built(head + "\0\0\1\0{   }" + app, RIGHT)).isEqualTo(undecipherable);
    assertThat(built(head + "\u007f\u00ff\u00ff\u00ff{}" + app, RIGHT)).isEqualTo(undecipherable);
    assertThat(built(head + "\u0080\0\0\0{}" + app, RIGHT)).isEqualTo(undecipherable);
    assertThat(built(head + "\u00ff\u00ff\u00ff\u00ff{}" + app, RIGHT)).isEqualTo(undecipherable);
    assertThat(built(head + "\0\0\0\5{   }", RIGHT)).isEqualTo(undecipherable);
    assertThat(built(head + "\0\0\0\5{ \u00ff }" + app, RIGHT)).isEqualTo(undecipherable);
    assertThat(built(head + "\0\0\0\5{   }" + app + "\u00ff", RIGHT)).isEqualTo(undecipherable);
    assertThat(built(head + "\0\0\0\5{   }wx0000000000000000", RIGHT))
        .isEqualTo(new Refused(Flaw.WRONG_APP));
    assertThat(built(head, RIGHT)).isEqualTo(undecipherable);
    assertThat(built("", RIGHT)).isEqualTo(undecipherable);
  }

  @Test
  void aPadIsOneTo32EqualBytes() {
    String whole = "0123456789abcdef\0\0\0\5{   }" + APush.APP.value();
    for (int pad = 0; pad < 256; pad++) {
      Flaw flaw = pad == 32 - whole.length() % 32 ? Flaw.MALFORMED : Flaw.UNDECIPHERABLE;

      assertThat(built(whole, pad)).as("pad %d", pad).isEqualTo(new Refused(flaw));
    }
  }

  /// The bytes of the text, padded with bytes of `pad`, or rightly, and encrypted.
  private static Push built(String latin1, int pad) {
    byte[] text = latin1.getBytes(ISO_8859_1);
    int missing = 32 - text.length % 32;
    byte[] plaintext = Arrays.copyOf(text, text.length + missing);
    Arrays.fill(plaintext, text.length, plaintext.length, (byte) (pad == RIGHT ? missing : pad));
    byte[] key = new byte[32];
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
      String encrypt = Base64.getEncoder().encodeToString(cipher.doFinal(plaintext));
      return SAFE.read(SAFE.enveloped(encrypt, "{\"Encrypt\":\"%s\"}"));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void aBodyThatIsNotUtf8IsMalformed() {
    byte[] body = "{\"MsgType\":\"é\"}".getBytes(ISO_8859_1);

    assertThat(PLAIN.read(APush.post(APush.signed(), body))).isEqualTo(new Refused(Flaw.MALFORMED));
  }

  @Test
  void aVerificationHasNoBodyAndAnEchoThatIsNoMarkup() {
    var body = new PushBody("{}".getBytes(UTF_8));
    String query = APush.signed() + "&echostr=1";

    assertThat(PLAIN.read(APush.get(query))).isInstanceOf(Push.Verification.class);
    assertThat(PLAIN.read(new PushDelivery(true, query, body, APush.AT)))
        .isEqualTo(new Refused(Flaw.MALFORMED));
    for (String echo : new String[] {"", "%3Cscript%3E", "a+b", "%0d%0a"}) {
      assertThat(PLAIN.read(APush.get(APush.signed() + "&echostr=" + echo)))
          .isEqualTo(new Refused(Flaw.MALFORMED));
    }
    assertThat(PLAIN.read(APush.get(APush.signed()))).isEqualTo(new Refused(Flaw.MALFORMED));
    assertThat(PLAIN.read(APush.get(APush.signed() + "&echostr=a%2Bb/c%3D")))
        .isInstanceOfSatisfying(
            Push.Verification.class, read -> assertThat(read.echo()).isEqualTo("a+b/c="));
  }

  @Test
  void settingsAreAskedForEveryPush() {
    var pushes = new WeChatPushes(_ -> Optional.empty(), new java.util.Random(1));

    assertThat(pushes.read(new AppId("wx1"), PLAIN.delivery(MESSAGE)))
        .isEqualTo(new Refused(Flaw.NOT_CONFIGURED));
  }

  @Test
  void keysAreHeldToTheirFormAndKeepSilent() {
    String key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    var keys =
        new PushKeys(
            new PushToken("tokencanary"), Optional.of(new EncodingAesKey(key)), PushMode.SAFE);

    assertThat(keys.toString()).doesNotContain("canary", "abcdef").contains("REDACTED");
    for (String bad : new String[] {"", "A".repeat(42), "A".repeat(44), "A".repeat(42) + "="}) {
      assertThatThrownBy(() -> new EncodingAesKey(bad)).hasMessageContaining("EncodingAESKey");
    }
    for (String bad : new String[] {"", "ab", "a".repeat(33), "a b c", "abc\n"}) {
      assertThatThrownBy(() -> new PushToken(bad)).hasMessageContaining("Token");
    }
    assertThatThrownBy(() -> new PushKeys(keys.token(), Optional.empty(), PushMode.SAFE))
        .hasMessageContaining("EncodingAESKey");
  }
}
