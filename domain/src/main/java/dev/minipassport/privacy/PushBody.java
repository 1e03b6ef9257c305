package dev.minipassport.privacy;

/// The body of a push, not decoded; at most 32768 bytes.
public final class PushBody {
  public static final int LONGEST = 32768;

  private final byte[] bytes;

  public PushBody(byte[] bytes) {
    if (bytes.length > LONGEST) {
      throw new IllegalArgumentException("the body of a push has at most 32768 bytes");
    }
    this.bytes = bytes.clone();
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "PushBody[" + bytes.length + " bytes]";
  }
}
