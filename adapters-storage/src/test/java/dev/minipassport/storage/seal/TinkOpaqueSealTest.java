package dev.minipassport.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import dev.minipassport.token.OpaqueSeal;
import dev.minipassport.token.OpaqueSeal.Use;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TinkOpaqueSealTest {
  private KeySet keys;
  private OpaqueSeal seal;

  @BeforeEach
  void generate() throws Exception {
    keys = KeySet.generate();
    seal = keys.opaqueSeal();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "CHANGES\nwx1111111111111111\n17\n0", "小明 𠮷", "\0"})
  void whatWasSealedOpensForItsUseAlone(String text) {
    String sealed = seal.seal(Use.CURSOR, text);

    assertThat(sealed).matches("[A-Za-z0-9_-]+");
    assertThat(seal.open(Use.CURSOR, sealed)).contains(text);
    assertThat(seal.open(Use.PROMPT, sealed)).isEmpty();
  }

  @Test
  void noBitOfItCanBeChanged() {
    byte[] sealed = Base64.getUrlDecoder().decode(seal.seal(Use.CURSOR, "text"));

    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(seal.open(Use.CURSOR, spelt(changed))).describedAs("bit %d", bit).isEmpty();
    }
    for (int length = 0; length < sealed.length; length++) {
      assertThat(seal.open(Use.CURSOR, spelt(Arrays.copyOf(sealed, length)))).isEmpty();
    }
  }

  @Test
  void thereIsOneSpelling() {
    String sealed = seal.seal(Use.CURSOR, "texts");
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(sealed.charAt(sealed.length() - 1));
    String spare = sealed.substring(0, sealed.length() - 1) + alphabet.charAt(last ^ 1);

    assertThat(Base64.getUrlDecoder().decode(spare))
        .isEqualTo(Base64.getUrlDecoder().decode(sealed));
    assertThat(seal.open(Use.CURSOR, spare)).isEmpty();
    assertThat(seal.open(Use.CURSOR, sealed + "==")).isEmpty();
    assertThat(seal.open(Use.CURSOR, sealed + "\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "=", "A", "AAAA", "é", "小明", "a b", "\0", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void garbageDoesNotOpen(String garbage) {
    assertThat(seal.open(Use.PROMPT, garbage)).isEmpty();
  }

  @Test
  void itOpensForAsLongAsItsKeyIsThere() throws Exception {
    String sealed = seal.seal(Use.PROMPT, "text");
    String both = KeyRotation.withNewKeys(keys.reveal());
    OpaqueSeal rotated = KeySet.parse(both).opaqueSeal();

    assertThat(rotated.open(Use.PROMPT, sealed)).contains("text");
    assertThat(rotated.seal(Use.PROMPT, "text")).isNotEqualTo(sealed);
    assertThat(KeySet.parse(KeyRotation.withoutOldKeys(both)).opaqueSeal().open(Use.PROMPT, sealed))
        .isEmpty();
    assertThat(KeySet.generate().opaqueSeal().open(Use.PROMPT, sealed)).isEmpty();
  }

  /// What the tag is over begins with a text that no code, token or mark can be.
  @Test
  void theTagIsOverTheLabelTheUseTheKeyAndTheText() throws Exception {
    PrfSet prfs =
        KeysetHandle.generateNew(PredefinedPrfParameters.HKDF_SHA256, PrfConfig2026.get())
            .getPrimitive(PrfConfig2026.get(), PrfSet.class);
    byte[] sealed =
        Base64.getUrlDecoder().decode(new TinkOpaqueSeal(prfs).seal(Use.CURSOR, "text"));
    byte[] label = "opaque 1\0CURSOR\0".getBytes(StandardCharsets.US_ASCII);
    byte[] content =
        ByteBuffer.allocate(8)
            .putInt(prfs.getPrimaryId())
            .put("text".getBytes(StandardCharsets.US_ASCII))
            .array();
    byte[] input = ByteBuffer.allocate(label.length + 8).put(label).put(content).array();

    assertThat(sealed)
        .isEqualTo(
            ByteBuffer.allocate(24).put(content).put(prfs.computePrimary(input, 16)).array());
  }

  private static String spelt(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
