package dev.minipassport.wechat.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.minipassport.privacy.Push.Flaw;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/// UTF-8 in which nothing is replaced.
final class Utf8 {
  private Utf8() {}

  static String text(ByteBuffer bytes, Flaw otherwise) throws Flawed {
    try {
      return UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException _) {
      throw new Flawed(otherwise);
    }
  }
}
