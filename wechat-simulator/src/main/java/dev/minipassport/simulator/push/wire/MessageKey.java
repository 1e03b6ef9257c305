package dev.minipassport.simulator.push.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The key of message push: AES-256-CBC over `random(16) | length(4) | message | appid`, padded to
/// multiples of 32.
final class MessageKey {
  private static final int BLOCK = 32;
  private static final int HEAD = 16 + Integer.BYTES;

  private final byte[] key;

  /// Reads a key.
  ///
  /// @param encodingAesKey base64 of 32 bytes without the `=` at its end
  MessageKey(String encodingAesKey) {
    this.key = Base64.getDecoder().decode(encodingAesKey + "=");
  }

  /// Encrypts a message.
  ///
  /// @param random 16 characters of ASCII
  /// @return base64
  String encrypt(String random, String message, String appId) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    byte[] tail = appId.getBytes(StandardCharsets.UTF_8);
    int length = HEAD + text.length + tail.length;
    int pad = BLOCK - length % BLOCK;
    byte[] padding = new byte[pad];
    Arrays.fill(padding, (byte) pad);
    byte[] plaintext =
        ByteBuffer.allocate(length + pad)
            .put(random.getBytes(StandardCharsets.US_ASCII), 0, 16)
            .putInt(text.length)
            .put(text)
            .put(tail)
            .put(padding)
            .array();
    try {
      return Base64.getEncoder().encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(plaintext));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a whole number of blocks is always encrypted", e);
    }
  }

  /// Decrypts a message; empty if it was not encrypted for `appId` with this key.
  Optional<String> decrypt(String base64, String appId) {
    try {
      byte[] plaintext = cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(base64));
      if (plaintext.length < BLOCK) {
        return Optional.empty();
      }
      int pad = plaintext[plaintext.length - 1];
      int length = ByteBuffer.wrap(plaintext).getInt(16);
      int tail = plaintext.length - pad - HEAD - length;
      if (pad < 1 || pad > BLOCK || length < 0 || tail < 0) {
        return Optional.empty();
      }
      return text(plaintext, HEAD + length, tail).equals(appId)
          ? Optional.of(text(plaintext, HEAD, length))
          : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String text(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }

  private Cipher cipher(int mode) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
    return cipher;
  }

  @Override
  public String toString() {
    return "MessageKey[REDACTED]";
  }
}
