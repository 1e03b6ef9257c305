package dev.minipassport.login;

import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;

/// The key WeChat shares for one person in one app: base64 of 16 bytes (protocol 4). It opens that
/// person's data, so it never leaves the server: no accessor, no serial form, a mute `toString`.
public final class SessionKey {
  private static final int BYTES = 16;

  private final byte[] base64;

  /// Copies `base64`, the text of the key as WeChat sends it; that text is what WeChat signs with
  /// (protocol 1.4).
  public SessionKey(byte[] base64) {
    if (!decodable(base64)) {
      throw new IllegalArgumentException("a session key is the base64 text of 16 bytes");
    }
    this.base64 = base64.clone();
  }

  /// Lends the base64 text, as bytes, to one computation; the copy is wiped when it returns.
  public <T> T use(Function<byte[], T> computation) {
    byte[] copy = base64.clone();
    try {
      return computation.apply(copy);
    } finally {
      Arrays.fill(copy, (byte) 0);
    }
  }

  private static boolean decodable(byte[] text) {
    try {
      byte[] decoded = Base64.getDecoder().decode(text);
      Arrays.fill(decoded, (byte) 0);
      return decoded.length == BYTES;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "SessionKey[REDACTED]";
  }
}
