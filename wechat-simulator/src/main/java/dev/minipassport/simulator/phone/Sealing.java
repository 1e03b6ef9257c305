package dev.minipassport.simulator.phone;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The two uses WeChat's client makes of a session key: its text signs, its bytes encrypt.
///
/// @param key base64 of 16 bytes
record Sealing(String key) {

  /// Lower-case hex SHA-1 over the data and the text of the key.
  String signature(String rawData) {
    try {
      byte[] signed = (rawData + key).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-1", e);
    }
  }

  /// Encrypts with AES-128-CBC and PKCS#7.
  Sealed seal(String plaintext, String iv) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(Base64.getDecoder().decode(key), "AES"),
          new IvParameterSpec(sixteenBytes(iv)));
      byte[] encrypted = cipher.doFinal(plaintext.getBytes(StandardCharsets.UTF_8));
      return new Sealed(Base64.getEncoder().encodeToString(encrypted), iv);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES", e);
    }
  }

  private static byte[] sixteenBytes(String iv) {
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(iv);
    } catch (IllegalArgumentException _) {
      decoded = new byte[0];
    }
    if (decoded.length != 16) {
      throw new IllegalArgumentException("give an iv of 24 characters: base64 of 16 bytes");
    }
    return decoded;
  }

  @Override
  public String toString() {
    return "Sealing[REDACTED]";
  }
}
