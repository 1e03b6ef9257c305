package dev.minipassport.wechat.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.minipassport.identity.AppId;
import dev.minipassport.privacy.Push.Flaw;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The `EncodingAESKey` of the console: AES-256-CBC whose iv is the first half of the key (protocol
/// 11). No accessor, no serial form, a mute `toString`.
public final class EncodingAesKey {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/]{43}");
  private static final int BLOCK = 16;

  private final SecretKeySpec key;
  private final IvParameterSpec iv;

  /// Takes the text of the console. The bits of its last character that are too many need not be
  /// zero: WeChat's keys are random letters.
  public EncodingAesKey(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "an encoding AES key has 43 characters: copy EncodingAESKey from the console");
    }
    byte[] bytes = Base64.getDecoder().decode(text + "=");
    this.key = new SecretKeySpec(bytes, "AES");
    this.iv = new IvParameterSpec(bytes, 0, BLOCK);
  }

  /// The message that was encrypted for `app`.
  String opened(String encrypt, AppId app) throws Flawed {
    byte[] blocks = decoded(encrypt);
    if (blocks.length == 0 || blocks.length % BLOCK != 0) {
      throw new Flawed(Flaw.UNDECIPHERABLE);
    }
    return Padded.message(transformed(Cipher.DECRYPT_MODE, blocks), app);
  }

  /// The message, encrypted for `app`.
  ///
  /// @param salt 16 bytes, which no two messages share
  String sealed(byte[] salt, String message, AppId app) {
    byte[] plaintext = Padded.of(salt, message.getBytes(UTF_8), app.value().getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(transformed(Cipher.ENCRYPT_MODE, plaintext));
  }

  private static byte[] decoded(String base64) throws Flawed {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      throw new Flawed(Flaw.UNDECIPHERABLE);
    }
  }

  private byte[] transformed(int mode, byte[] blocks) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(mode, key, iv);
      return cipher.doFinal(blocks);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this JDK has no AES-CBC: run on one that has", missing);
    }
  }

  @Override
  public String toString() {
    return "EncodingAesKey[REDACTED]";
  }
}
