package dev.minipassport.wechat.sessionkey;

import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Proves a session key to WeChat without showing it: the HMAC of an empty message, keyed with the
/// text of the key, not with the bytes it stands for (protocol 1.4, 6).
final class KeyProof {
  private static final String ALGORITHM = "HmacSHA256";

  private KeyProof() {}

  /// The query that names a person and proves their key.
  static Map<String, String> query(Identity person, SessionKey key) {
    return Map.of(
        "openid",
        person.openId().value(),
        "signature",
        key.use(KeyProof::signature),
        "sig_method",
        "hmac_sha256");
  }

  private static String signature(byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(text, ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this JDK has no HMAC-SHA256: run on one that has", missing);
    }
  }
}
