package dev.minipassport.token;

/// A session token that only the holder of the secret it was sealed under can get back.
/// See [ReplaySeal].
public final class SealedToken {
  private final byte[] bytes;

  public SealedToken(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "SealedToken[" + bytes.length + " bytes]";
  }
}
