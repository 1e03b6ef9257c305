package dev.minipassport.wechat.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.minipassport.wechat.api.Envelope.Refused;
import dev.minipassport.wechat.api.Envelope.Success;
import dev.minipassport.wechat.api.Envelope.Unusable;
import dev.minipassport.wechat.http.Delivery.Answered;
import java.nio.charset.CharacterCodingException;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Tells success from refusal, and both from what is no answer of the API (protocol 1.1, 1.2, 1.9).
/// Content types and unknown fields are ignored, numbers may be strings.
public final class EnvelopeParser {
  private static final int FIRST_BAD_STATUS = 300;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private EnvelopeParser() {}

  public static Envelope parse(Answered answer) {
    if (answer.status() >= FIRST_BAD_STATUS) {
      return new Unusable("HTTP status " + answer.status());
    }
    try {
      String text = UTF_8.newDecoder().decode(answer.body()).toString();
      return read(JSON.readTree(text));
    } catch (CharacterCodingException _) {
      return new Unusable("not UTF-8");
    } catch (JacksonException _) {
      return new Unusable("not JSON");
    }
  }

  private static Envelope read(JsonNode root) {
    if (!root.isObject()) {
      return new Unusable("not a JSON object");
    }
    JsonNode errcode = root.path("errcode");
    OptionalInt number = number(errcode);
    if (number.isEmpty() && !errcode.isMissingNode() && !errcode.isNull()) {
      return new Unusable("errcode is not a number");
    }
    return number.orElse(0) == 0
        ? new Success(root)
        : new Refused(number.getAsInt(), root.path("errmsg").asText(""));
  }

  /// An integer that came as one or as a string.
  public static OptionalInt number(JsonNode node) {
    if (node.isNumber() && node.canConvertToExactIntegral() && node.canConvertToInt()) {
      return OptionalInt.of(node.intValue());
    }
    return node.isTextual() && NUMBER.matcher(node.textValue()).matches()
        ? OptionalInt.of(Integer.parseInt(node.textValue()))
        : OptionalInt.empty();
  }
}
