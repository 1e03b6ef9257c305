package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.PATIENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;
import dev.minipassport.userdata.NetworkCipher;
import dev.minipassport.userdata.NetworkCipher.Opening;
import dev.minipassport.userdata.PlainBytes;
import dev.minipassport.userdata.SealedBytes;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every implementation of `NetworkCipher` does.
public abstract class NetworkCipherContract {
  private static final byte[] WORDS = "下午好, 13800138000".getBytes(UTF_8);

  protected abstract NetworkCipher cipher();

  protected abstract Identity person();

  /// The key of the person's last login.
  protected abstract SessionKey key();

  /// From now on that key is outdated.
  protected abstract void expire();

  private SealedBytes sealed(byte[] words) {
    return cipher().seal(person(), key(), new PlainBytes(words), PATIENT).orElseThrow();
  }

  private Opening opened(SealedBytes sealed) {
    return cipher().open(person(), key(), sealed, PATIENT);
  }

  @Test
  void whatWasSealedOpens() {
    var plain = ((Opening.Opened) opened(sealed(WORDS))).plain();

    assertThat(plain.toBytes()).isEqualTo(WORDS);
    assertThat(plain.toString()).doesNotContain("13800138000");
  }

  @Test
  void nothingIsSealedAsWell() {
    var plain = ((Opening.Opened) opened(sealed(new byte[0]))).plain();

    assertThat(plain.toBytes()).isEmpty();
  }

  @Test
  void noTwoSealingsAreEqual() {
    assertThat(sealed(WORDS).toBytes()).isNotEqualTo(sealed(WORDS).toBytes());
  }

  @Test
  void aBitChangedAnywhereShows() {
    SealedBytes sealed = sealed(WORDS);

    assertThat(changed(sealed))
        .allSatisfy(other -> assertThat(opened(other)).isEqualTo(new Opening.Undecipherable()));
  }

  private static Stream<SealedBytes> changed(SealedBytes sealed) {
    return IntStream.range(0, sealed.toBytes().length)
        .mapToObj(
            at -> {
              byte[] bytes = sealed.toBytes();
              bytes[at] ^= 1;
              return new SealedBytes(sealed.version(), bytes);
            });
  }

  @Test
  void whatWasCutShortOrNeverSealedDoesNotOpen() {
    SealedBytes sealed = sealed(WORDS);

    assertThat(IntStream.of(0, 1, 12, 27, 28, sealed.toBytes().length + 1))
        .allSatisfy(
            length ->
                assertThat(
                        opened(
                            new SealedBytes(
                                sealed.version(), Arrays.copyOf(sealed.toBytes(), length))))
                    .isEqualTo(new Opening.Undecipherable()));
  }

  @Test
  void aKeyThatNobodyHasAnyMoreIsGone() {
    SealedBytes sealed = sealed(WORDS);

    assertThat(opened(new SealedBytes(sealed.version() - 1, sealed.toBytes())))
        .isEqualTo(new Opening.KeyGone());
    assertThat(opened(new SealedBytes(Integer.MIN_VALUE, sealed.toBytes())))
        .isEqualTo(new Opening.KeyGone());
  }

  @Test
  void withAnOutdatedSessionKeyNothingIsSealedAndNothingOpens() {
    SessionKey old = key();
    SealedBytes sealed = sealed(WORDS);
    expire();

    assertThat(cipher().seal(person(), old, new PlainBytes(WORDS), PATIENT)).isEmpty();
    assertThat(cipher().open(person(), old, sealed, PATIENT)).isEqualTo(new Opening.Outdated());
  }
}
