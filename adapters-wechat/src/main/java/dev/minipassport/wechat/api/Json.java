package dev.minipassport.wechat.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;

/// Bodies as WeChat wants them: UTF-8, no character escaped that need not be (protocol 9.1). The
/// library's own bytes would have emoji escaped, so they are made of its text.
public final class Json {
  private static final ObjectWriter WRITER = JsonMapper.builder().build().writer();

  private Json() {}

  /// Throws an [IllegalArgumentException], which does not show it, for text that is not Unicode.
  public static byte[] bytes(JsonNode body) {
    try {
      ByteBuffer encoded =
          UTF_8.newEncoder().encode(CharBuffer.wrap(WRITER.writeValueAsString(body)));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (JacksonException | CharacterCodingException _) {
      throw new IllegalArgumentException(
          "the body holds half a character; refuse text with lone surrogates where it comes in");
    }
  }
}
