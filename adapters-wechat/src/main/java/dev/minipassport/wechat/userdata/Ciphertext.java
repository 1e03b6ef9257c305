package dev.minipassport.wechat.userdata;

import dev.minipassport.login.SessionKey;
import dev.minipassport.userdata.SealedUserData;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// `encryptedData` and `iv`, decoded: whole blocks of AES-128-CBC with PKCS#7 (protocol 7).
final class Ciphertext {
  private static final int BLOCK = 16;

  private final byte[] blocks;
  private final byte[] iv;

  private Ciphertext(byte[] blocks, byte[] iv) {
    this.blocks = blocks;
    this.iv = iv;
  }

  /// Empty if either is not base64 in its one spelling or not of the right length.
  static Optional<Ciphertext> of(SealedUserData data) {
    return decoded(data.iv())
        .filter(iv -> iv.length == BLOCK)
        .flatMap(
            iv ->
                decoded(data.encryptedData())
                    .filter(blocks -> blocks.length % BLOCK == 0)
                    .map(blocks -> new Ciphertext(blocks, iv)));
  }

  /// Empty if the padding is wrong. That it is right proves nothing (protocol 1.6).
  Optional<byte[]> opened(SessionKey key) {
    return key.use(
        text -> {
          byte[] aesKey = Base64.getDecoder().decode(text);
          try {
            return Optional.of(decipher(aesKey).doFinal(blocks));
          } catch (BadPaddingException _) {
            return Optional.empty();
          } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(
                "this JDK has no AES-CBC: run on one that has", missing);
          } finally {
            Arrays.fill(aesKey, (byte) 0);
          }
        });
  }

  private Cipher decipher(byte[] aesKey) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(aesKey, "AES"), new IvParameterSpec(iv));
    return cipher;
  }

  /// The decoder also takes missing padding and stray bits, which the encoder never makes.
  private static Optional<byte[]> decoded(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return Base64.getEncoder().encodeToString(bytes).equals(base64)
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
