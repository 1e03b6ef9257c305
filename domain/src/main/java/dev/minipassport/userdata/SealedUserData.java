package dev.minipassport.userdata;

/// `encryptedData` and `iv` as WeChat gave them to the client: base64. What is no base64 is
/// undecipherable, like any other that does not open.
///
/// @param encryptedData at most 16384 characters
/// @param iv at most 256 characters
public record SealedUserData(String encryptedData, String iv) {
  public SealedUserData {
    if (encryptedData.isEmpty() || encryptedData.length() > 16384) {
      throw new IllegalArgumentException("encrypted data has 1 to 16384 characters");
    }
    if (iv.isEmpty() || iv.length() > 256) {
      throw new IllegalArgumentException("iv has 1 to 256 characters");
    }
  }

  @Override
  public String toString() {
    return "SealedUserData[REDACTED]";
  }
}
