package dev.minipassport.wechat.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Bodies as WeChat wants them: UTF-8, no character escaped that need not be (protocol 9.1).
public final class Json {
  private static final ObjectWriter WRITER = JsonMapper.builder().build().writer();

  private Json() {}

  /// Throws an [IllegalArgumentException], which does not show it, for text that is not Unicode.
  public static byte[] bytes(JsonNode body) {
    try {
      return WRITER.writeValueAsBytes(body);
    } catch (JacksonException _) {
      throw new IllegalArgumentException(
          "the body holds half a character; refuse text with lone surrogates where it comes in");
    }
  }
}
