package dev.minipassport.token;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The SHA-256 of a secret with 256 random bits, as it stands in stores and caches. Four words
/// rather than an array: it is compared and hashed on every call.
public record TokenDigest(long a, long b, long c, long d) {
  public static final int BYTES = 32;

  private static final MessageDigest UNFED = lookedUp();

  public static TokenDigest of(byte[] secret) {
    return fromBytes(sha256().digest(secret));
  }

  public static TokenDigest fromBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a digest has 32 bytes");
    }
    var buffer = ByteBuffer.wrap(bytes);
    return new TokenDigest(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
  }

  public byte[] toBytes() {
    return ByteBuffer.allocate(BYTES).putLong(a).putLong(b).putLong(c).putLong(d).array();
  }

  @Override
  public int hashCode() {
    return Long.hashCode(a);
  }

  @Override
  public String toString() {
    return "TokenDigest[REDACTED]";
  }

  /// A copy of one that is never fed: to look the algorithm up costs more than the digest itself.
  private static MessageDigest sha256() {
    try {
      return (MessageDigest) UNFED.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("the JDK's SHA-256 can be copied", e);
    }
  }

  private static MessageDigest lookedUp() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
