package dev.minipassport.wechat.push;

import dev.minipassport.identity.AppId;
import dev.minipassport.privacy.Push.Flaw;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.regex.Pattern;

/// What is encrypted: `random(16) | length(4) | message | appid`, padded to multiples of 32 bytes
/// with 1 to 32 bytes of which each says how many there are (protocol 11).
final class Padded {
  private static final int SALT = 16;
  private static final int HEAD = SALT + Integer.BYTES;
  private static final int UNIT = 32;
  private static final Pattern APP = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  private Padded() {}

  static byte[] of(byte[] salt, byte[] message, byte[] app) {
    int length = HEAD + message.length + app.length;
    byte[] padding = new byte[UNIT - length % UNIT];
    Arrays.fill(padding, (byte) padding.length);
    return ByteBuffer.allocate(length + padding.length)
        .put(salt, 0, SALT)
        .putInt(message.length)
        .put(message)
        .put(app)
        .put(padding)
        .array();
  }

  /// The message in it; what is not built like this is undecipherable, whatever is wrong with it.
  static String message(byte[] plaintext, AppId ours) throws Flawed {
    int room = plaintext.length - pad(plaintext) - HEAD;
    if (room < 0) {
      throw new Flawed(Flaw.UNDECIPHERABLE);
    }
    ByteBuffer content = ByteBuffer.wrap(plaintext, SALT, Integer.BYTES + room);
    int length = content.getInt();
    if (length < 0 || length > room) {
      throw new Flawed(Flaw.UNDECIPHERABLE);
    }
    String message = Utf8.text(content.slice(content.position(), length), Flaw.UNDECIPHERABLE);
    content.position(content.position() + length);
    String app = Utf8.text(content, Flaw.UNDECIPHERABLE);
    if (!app.equals(ours.value())) {
      throw new Flawed(APP.matcher(app).matches() ? Flaw.WRONG_APP : Flaw.UNDECIPHERABLE);
    }
    return message;
  }

  private static int pad(byte[] plaintext) throws Flawed {
    int length = plaintext[plaintext.length - 1];
    if (length < 1 || length > Math.min(UNIT, plaintext.length)) {
      throw new Flawed(Flaw.UNDECIPHERABLE);
    }
    for (int at = plaintext.length - length; at < plaintext.length; at++) {
      if (plaintext[at] != length) {
        throw new Flawed(Flaw.UNDECIPHERABLE);
      }
    }
    return length;
  }
}
