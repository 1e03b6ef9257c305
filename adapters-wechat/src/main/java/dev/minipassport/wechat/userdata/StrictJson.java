package dev.minipassport.wechat.userdata;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// JSON that leaves nothing to guess: UTF-8 without errors, no member twice, nothing after the
/// object, no half characters, shallow.
final class StrictJson {
  private static final int DEEPEST = 16;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}");
  private static final ObjectReader JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private StrictJson() {}

  static Optional<String> text(byte[] utf8) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  static Optional<JsonNode> object(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject).filter(StrictJson::whole);
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// A whole number, which may be a string (protocol 1.9).
  static OptionalLong number(JsonNode node) {
    if (node.isNumber() && node.canConvertToExactIntegral() && node.canConvertToLong()) {
      return OptionalLong.of(node.longValue());
    }
    return node.isTextual() && NUMBER.matcher(node.textValue()).matches()
        ? OptionalLong.of(Long.parseLong(node.textValue()))
        : OptionalLong.empty();
  }

  /// Whether no name and no value has half of a surrogate pair, which an escape can write.
  private static boolean whole(JsonNode root) {
    return UTF_8.newEncoder().canEncode(root.toString());
  }
}
