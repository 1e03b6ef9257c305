package dev.minipassport.storage.move;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What the rows of a table say, in their order: two tables that say the same have the same digest.
final class Rows {
  private final MessageDigest digest;
  private long count;

  Rows() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// How many rows, and their digest.
  record Sum(long rows, String digest) {}

  void value(@Nullable Object value) {
    switch (value) {
      case null -> digest.update((byte) 0);
      case Boolean truth -> said(1, new byte[] {(byte) (truth ? 1 : 0)});
      case Long number -> said(2, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
      case String text -> said(3, text.getBytes(StandardCharsets.UTF_8));
      case byte[] bytes -> said(4, bytes);
      default -> throw new IllegalStateException("no column holds a " + value.getClass());
    }
  }

  private void said(int kind, byte[] bytes) {
    digest.update((byte) kind);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  void endOfRow() {
    count++;
  }

  Sum sum() {
    return new Sum(count, HexFormat.of().formatHex(digest.digest()));
  }
}
