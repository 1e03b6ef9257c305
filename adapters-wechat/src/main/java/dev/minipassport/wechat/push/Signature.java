package dev.minipassport.wechat.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// WeChat's signature of a push: lowercase hex of the SHA-1 of the sorted parts, joined (protocol
/// 11). The algorithm is WeChat's and cannot be chosen.
record Signature(String hex) {

  static Signature of(String token, String... parts) {
    String[] sorted = Arrays.copyOf(parts, parts.length + 1);
    sorted[parts.length] = token;
    Arrays.sort(sorted);
    try {
      byte[] joined = String.join("", sorted).getBytes(UTF_8);
      return new Signature(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(joined)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this JDK has no SHA-1: run on one that has", missing);
    }
  }

  /// Compares in constant time.
  boolean matches(String presented) {
    return MessageDigest.isEqual(hex.getBytes(UTF_8), presented.getBytes(UTF_8));
  }
}
