package dev.minipassport.wechat.userdata;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.minipassport.login.SessionKey;
import dev.minipassport.userdata.SealedUserData;
import dev.minipassport.userdata.SignedUserData;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// WeChat's side: signs and encrypts as protocol 7 says, with an IV that is always the same.
final class Sealing {
  private static final byte[] IV = "an-initial-block".getBytes(UTF_8);

  private Sealing() {}

  static SignedUserData signed(String rawData, SessionKey key) {
    var signed = new ByteArrayOutputStream();
    signed.writeBytes(rawData.getBytes(UTF_8));
    signed.writeBytes(key.use(byte[]::clone));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(signed.toByteArray());
      return new SignedUserData(rawData, HexFormat.of().formatHex(digest));
    } catch (GeneralSecurityException missing) {
      throw new AssertionError(missing);
    }
  }

  static SealedUserData sealed(String plaintext, SessionKey key) {
    return sealed(plaintext.getBytes(UTF_8), key);
  }

  static SealedUserData sealed(byte[] plaintext, SessionKey key) {
    return encoded(transformed(Cipher.ENCRYPT_MODE, "PKCS5Padding", plaintext, key), IV);
  }

  /// The plaintext as it is, which must be whole blocks.
  static SealedUserData sealedWithoutPadding(byte[] plaintext, SessionKey key) {
    return encoded(transformed(Cipher.ENCRYPT_MODE, "NoPadding", plaintext, key), IV);
  }

  static SealedUserData encoded(byte[] ciphertext, byte[] iv) {
    Base64.Encoder base64 = Base64.getEncoder();
    return new SealedUserData(base64.encodeToString(ciphertext), base64.encodeToString(iv));
  }

  /// What the key makes of the ciphertext, padding and all.
  static byte[] decrypted(byte[] ciphertext, SessionKey key) {
    return transformed(Cipher.DECRYPT_MODE, "NoPadding", ciphertext, key);
  }

  private static byte[] transformed(int mode, String padding, byte[] input, SessionKey key) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/" + padding);
      byte[] aesKey = key.use(text -> Base64.getDecoder().decode(text));
      cipher.init(mode, new SecretKeySpec(aesKey, "AES"), new IvParameterSpec(IV));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
