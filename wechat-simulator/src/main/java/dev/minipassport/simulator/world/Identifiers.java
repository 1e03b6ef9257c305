package dev.minipassport.simulator.world;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/// Makes WeChat's identifiers: from a seed what is random there, from names what has to be the same
/// after a restart. Predictable by design, so nothing real may depend on them.
public final class Identifiers {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final HexFormat HEX = HexFormat.of();

  private final AtomicLong state;

  public Identifiers(long seed) {
    this.state = new AtomicLong(seed);
  }

  /// 32 characters, as login codes have.
  String loginCode() {
    return text(32);
  }

  /// Base64 of 16 bytes.
  String sessionKey() {
    byte[] key = ByteBuffer.allocate(16).putLong(next()).putLong(next()).array();
    return Base64.getEncoder().encodeToString(key);
  }

  /// Base64 of 16 bytes.
  public String iv() {
    return sessionKey();
  }

  /// What a file that nobody named is called, without its extension.
  public String fileName() {
    return text(32);
  }

  /// 64 hex digits, as the codes for phone numbers have.
  public String phoneCode() {
    return HEX.toHexDigits(next())
        + HEX.toHexDigits(next())
        + HEX.toHexDigits(next())
        + HEX.toHexDigits(next());
  }

  /// Base64 of 16 bytes.
  public String userKey() {
    return sessionKey();
  }

  /// 16 ASCII characters.
  public String sixteen() {
    return text(16);
  }

  /// A decimal number of so many digits, the first not 0.
  public String digits(int length) {
    var digits = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      digits.append((char) ('0' + Math.floorMod(next(), 10)));
    }
    if (digits.charAt(0) == '0') {
      digits.setCharAt(0, '1');
    }
    return digits.toString();
  }

  String accessToken() {
    return "52_" + text(133);
  }

  /// The current form of request ids: three groups of eight hex digits, first the Unix seconds.
  public String rid(Instant now) {
    long random = next();
    return HEX.toHexDigits(now.getEpochSecond(), 8)
        + "-"
        + HEX.toHexDigits(random >>> 32, 8)
        + "-"
        + HEX.toHexDigits(random, 8);
  }

  /// The old form of request ids.
  public String reqId() {
    return text(9) + "-" + text(6);
  }

  /// 28 characters that depend on the two names only.
  static String derived(String first, String second) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((first + "\0" + second).getBytes(StandardCharsets.UTF_8));
      return "o" + Base64.getUrlEncoder().encodeToString(digest).substring(0, 27);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /// The address of a picture, as WeChat's servers give them; it depends on the name only.
  static String avatarUrl(String name) {
    String picture = derived("avatar", name) + derived("picture", name);
    return "https://thirdwx.qlogo.cn/mmopen/vi_32/" + picture + "/132";
  }

  /// Eleven digits that depend on the name only.
  static String mobileNumber(String name) {
    int tail = Math.floorMod(derived("phone", name).hashCode(), 100_000_000);
    return "199" + "%08d".formatted(tail);
  }

  private String text(int length) {
    var text = new StringBuilder(length);
    long digits = 0;
    for (int i = 0; i < length; i++) {
      digits = i % 10 == 0 ? next() >>> 1 : digits / ALPHABET.length();
      text.append(ALPHABET.charAt((int) (digits % ALPHABET.length())));
    }
    return text.toString();
  }

  private long next() {
    long mixed = state.addAndGet(GOLDEN);
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
