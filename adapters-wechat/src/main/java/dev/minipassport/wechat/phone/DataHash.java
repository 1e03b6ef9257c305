package dev.minipassport.wechat.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.minipassport.userdata.SealedUserData;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What WeChat's `encrypted_msg_hash` is taken for: lowercase hex of the SHA-256 of the base64
/// text. WeChat says "encrypted data" and no more (protocol 8.3); what it gives out under the name
/// `encryptedData` is the text, and all its other checks are over texts as they were given out.
final class DataHash {
  private DataHash() {}

  static String of(SealedUserData data) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(data.encryptedData().getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this JDK has no SHA-256: run on one that has", missing);
    }
  }
}
