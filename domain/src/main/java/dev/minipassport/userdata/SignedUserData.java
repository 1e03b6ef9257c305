package dev.minipassport.userdata;

/// `rawData` and `signature` as a profile API of WeChat gave them to the client, character by
/// character. Personal: it does not print itself.
///
/// @param rawData at most 8192 characters
/// @param signature lowercase hex of SHA-1; whatever else it is does not match
public record SignedUserData(String rawData, String signature) {
  public SignedUserData {
    if (rawData.isEmpty() || rawData.length() > 8192) {
      throw new IllegalArgumentException("raw data has 1 to 8192 characters");
    }
    if (signature.isEmpty() || signature.length() > 256) {
      throw new IllegalArgumentException("signature has 1 to 256 characters");
    }
  }

  @Override
  public String toString() {
    return "SignedUserData[REDACTED]";
  }
}
