package dev.minipassport.userdata;

/// As [PlainBytes], encrypted with a key that WeChat gave both. See [NetworkCipher] for the form.
public final class SealedBytes {
  private final int version;
  private final byte[] bytes;

  /// Copies `bytes`.
  ///
  /// @param version of the key, as `getLatestUserKey` names it
  public SealedBytes(int version, byte[] bytes) {
    this.version = version;
    this.bytes = bytes.clone();
  }

  public int version() {
    return version;
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "SealedBytes[version " + version + ", " + bytes.length + " bytes]";
  }
}
