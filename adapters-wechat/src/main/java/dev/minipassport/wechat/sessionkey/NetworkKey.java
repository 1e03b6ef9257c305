package dev.minipassport.wechat.sessionkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.minipassport.identity.AppId;
import dev.minipassport.userdata.PlainBytes;
import dev.minipassport.userdata.SealedBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A key that WeChat gave a client and its backend (protocol 6). It does not leave this package and
/// does not print itself. For the form of what it seals see
/// [dev.minipassport.userdata.NetworkCipher].
final class NetworkKey {
  static final int BYTES = 16;

  private static final int NONCE = 12;
  private static final int TAG = 16;

  private final int version;
  private final SecretKeySpec key;

  /// Copies `key`, which has [#BYTES] bytes.
  NetworkKey(int version, byte[] key) {
    this.version = version;
    this.key = new SecretKeySpec(key, "AES");
  }

  int version() {
    return version;
  }

  /// With a nonce of its own each time: two that are equal would give away both texts.
  ///
  /// @param random cannot be predicted
  SealedBytes seal(AppId app, PlainBytes plain, RandomGenerator random) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, app, nonce).doFinal(plain.toBytes());
      return new SealedBytes(
          version, ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException missing) {
      throw without(missing);
    }
  }

  /// Empty if this key did not seal it for this app, or it was changed since.
  Optional<PlainBytes> open(AppId app, SealedBytes sealed) {
    byte[] bytes = sealed.toBytes();
    if (bytes.length < NONCE + TAG) {
      return Optional.empty();
    }
    byte[] nonce = new byte[NONCE];
    ByteBuffer rest = ByteBuffer.wrap(bytes).get(nonce);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, app, nonce);
      return Optional.of(new PlainBytes(cipher.doFinal(bytes, NONCE, rest.remaining())));
    } catch (AEADBadTagException _) {
      return Optional.empty();
    } catch (GeneralSecurityException missing) {
      throw without(missing);
    }
  }

  private Cipher cipher(int mode, AppId app, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
    cipher.updateAAD((app.value() + "\n" + version).getBytes(UTF_8));
    return cipher;
  }

  private static IllegalStateException without(GeneralSecurityException missing) {
    return new IllegalStateException("this JDK has no AES-GCM: run on one that has", missing);
  }

  @Override
  public String toString() {
    return "NetworkKey[version " + version + ", REDACTED]";
  }
}
