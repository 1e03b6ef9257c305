package dev.minipassport.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsTest {
  private static final String KEY = "tiihtNczf5v6AKRyjwEUhQ==";

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void noSecretPrintsItself() {
    assertThat(new SessionKey(ascii(KEY)).toString()).isEqualTo("SessionKey[REDACTED]");
    assertThat(new AppSecret("a secret").toString()).isEqualTo("AppSecret[REDACTED]");
    assertThat(new LoginCode("a code").toString()).isEqualTo("LoginCode[REDACTED]");
  }

  @Test
  void aSessionKeyIsLentAsItsText() {
    var key = new SessionKey(ascii(KEY));

    assertThat(key.<String>use(bytes -> new String(bytes, StandardCharsets.US_ASCII)))
        .isEqualTo(KEY);
  }

  @Test
  void whatIsLentIsACopyAndIsWiped() {
    var key = new SessionKey(ascii(KEY));
    byte[] lent =
        key.use(
            bytes -> {
              assertThat(bytes[0]).isEqualTo((byte) 't');
              return bytes;
            });

    assertThat(lent).containsOnly(0);
    assertThat(key.<Integer>use(Arrays::hashCode)).isEqualTo(Arrays.hashCode(ascii(KEY)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "tiihtNczf5v6AKRyjwEU", "tiihtNczf5v6AKRyjwEUhQAA", "not base64 at all!!"})
  void whatIsNoKeyOfSixteenBytesIsRefusedAndNotQuoted(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SessionKey(ascii(text)))
        .withMessage("a session key is the base64 text of 16 bytes")
        .withNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "a\u0000", "é", "\u202e"})
  void whatIsNoCodeIsRefusedAndNotQuoted(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LoginCode(text))
        .withMessage("a login code has 1 to 256 printable ASCII characters");
  }

  @Test
  void aCodeIsNoLongerThanWeChatMakesThem() {
    assertThat(new LoginCode("c".repeat(256)).mock()).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new LoginCode("c".repeat(257)));
  }

  @Test
  void aCodeIsNamedWithinItsApp() {
    var code = new LoginCode("a-code");

    assertThat(code.digest(new AppId("wx1"))).isNotEqualTo(code.digest(new AppId("wx2")));
    assertThat(code.digest(new AppId("wx1")))
        .isEqualTo(new LoginCode("a-code").digest(new AppId("wx1")));
  }

  @Test
  void theCodeOfTheDeveloperToolsIsKnown() {
    assertThat(new LoginCode("the code is a mock one").mock()).isTrue();
    assertThat(new LoginCode("the code is a mock one ").mock()).isFalse();
  }
}
