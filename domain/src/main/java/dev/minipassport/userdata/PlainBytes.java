package dev.minipassport.userdata;

/// What a client and its backend tell one another; it does not print itself.
public final class PlainBytes {
  private final byte[] bytes;

  public PlainBytes(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "PlainBytes[REDACTED]";
  }
}
