package dev.minipassport.wechat.userdata;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.minipassport.login.SessionKey;
import dev.minipassport.userdata.SignedUserData;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// WeChat's signature over raw data: lowercase hex of the SHA-1 of the raw data and the text of the
/// session key (protocol 1.4, 7). The algorithm is WeChat's and cannot be chosen.
final class Signature {
  private Signature() {}

  static boolean matches(SignedUserData data, SessionKey key) {
    try {
      ByteBuffer raw = UTF_8.newEncoder().encode(CharBuffer.wrap(data.rawData()));
      String expected = key.use(text -> signature(raw, text));
      return MessageDigest.isEqual(expected.getBytes(US_ASCII), data.signature().getBytes(UTF_8));
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  private static String signature(ByteBuffer raw, byte[] keyText) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(raw);
      return HexFormat.of().formatHex(sha1.digest(keyText));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this JDK has no SHA-1: run on one that has", missing);
    }
  }
}
