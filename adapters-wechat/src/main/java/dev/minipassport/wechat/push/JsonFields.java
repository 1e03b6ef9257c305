package dev.minipassport.wechat.push;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.minipassport.privacy.Push.Flaw;

/// A message in JSON: one object, shallow, with no member twice. Lists are left out.
final class JsonFields {
  private static final int DEEPEST = 16;
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

  private JsonFields() {}

  static Fields of(String text) throws Flawed {
    try {
      JsonNode root = JSON.readTree(text);
      if (root.isObject()) {
        return members(root);
      }
      throw new Flawed(Flaw.MALFORMED);
    } catch (JacksonException _) {
      throw new Flawed(Flaw.MALFORMED);
    }
  }

  private static Fields members(JsonNode object) {
    var fields = new Fields();
    object
        .properties()
        .forEach(
            member -> {
              JsonNode value = member.getValue();
              if (value.isTextual() || value.isNumber()) {
                fields.put(member.getKey(), value.asText());
              } else if (value.isObject()) {
                fields.put(member.getKey(), members(value));
              }
            });
    return fields;
  }
}
