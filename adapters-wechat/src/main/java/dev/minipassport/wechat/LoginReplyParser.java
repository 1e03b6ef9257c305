package dev.minipassport.wechat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.SessionKey;
import dev.minipassport.wechat.LoginReply.Malformed;
import dev.minipassport.wechat.LoginReply.Refused;
import dev.minipassport.wechat.LoginReply.SignedIn;
import dev.minipassport.wechat.LoginReply.Unusable;
import dev.minipassport.wechat.http.Delivery.Answered;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Reads the answer of `jscode2session`: strict about who signed in, lenient about the rest
/// (protocol 1.1, 1.2, 1.9). Content types and unknown fields are ignored, numbers may be strings.
final class LoginReplyParser {
  private static final int FIRST_BAD_STATUS = 300;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private LoginReplyParser() {}

  static LoginReply parse(Answered answer) {
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

  private static LoginReply read(JsonNode root) {
    if (!root.isObject()) {
      return new Unusable("not a JSON object");
    }
    JsonNode errcode = root.path("errcode");
    OptionalInt number = number(errcode);
    if (number.isEmpty() && !absent(errcode)) {
      return new Unusable("errcode is not a number");
    }
    if (number.orElse(0) != 0) {
      return new Refused(number.getAsInt(), root.path("errmsg").asText(""));
    }
    return signedIn(root);
  }

  private static boolean absent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static OptionalInt number(JsonNode node) {
    if (node.isNumber() && node.canConvertToExactIntegral() && node.canConvertToInt()) {
      return OptionalInt.of(node.intValue());
    }
    return node.isTextual() && NUMBER.matcher(node.textValue()).matches()
        ? OptionalInt.of(Integer.parseInt(node.textValue()))
        : OptionalInt.empty();
  }

  private static LoginReply signedIn(JsonNode root) {
    JsonNode openId = root.path("openid");
    JsonNode sessionKey = root.path("session_key");
    if (!openId.isTextual() || !sessionKey.isTextual()) {
      return new Malformed("openid or session_key is missing or not a string");
    }
    try {
      return new SignedIn(
          new OpenId(openId.textValue()),
          unionId(root.path("unionid")),
          new SessionKey(sessionKey.textValue().getBytes(US_ASCII)));
    } catch (IllegalArgumentException malformed) {
      return new Malformed(String.valueOf(malformed.getMessage()));
    }
  }

  /// An empty union id is none; any other that is not of the right form is refused with the rest,
  /// rather than signing the person in as someone without one.
  private static Optional<UnionId> unionId(JsonNode node) {
    if (absent(node) || (node.isTextual() && node.textValue().isEmpty())) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw new IllegalArgumentException("union id is not a string");
    }
    return Optional.of(new UnionId(node.textValue()));
  }
}
