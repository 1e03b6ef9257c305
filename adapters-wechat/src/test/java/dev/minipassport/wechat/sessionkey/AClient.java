package dev.minipassport.wechat.sessionkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What a mini program does with its latest key, written from the form alone.
///
/// @param key base64
record AClient(String app, String key, int version) {
  byte[] open(byte[] sealed) {
    return cipher(
        Cipher.DECRYPT_MODE,
        Arrays.copyOf(sealed, 12),
        Arrays.copyOfRange(sealed, 12, sealed.length));
  }

  byte[] seal(byte[] plain, byte[] nonce) {
    byte[] rest = cipher(Cipher.ENCRYPT_MODE, nonce, plain);
    byte[] sealed = Arrays.copyOf(nonce, nonce.length + rest.length);
    System.arraycopy(rest, 0, sealed, nonce.length, rest.length);
    return sealed;
  }

  private byte[] cipher(int mode, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode,
          new SecretKeySpec(Base64.getDecoder().decode(key), "AES"),
          new GCMParameterSpec(128, nonce));
      cipher.updateAAD((app + "\n" + version).getBytes(UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
