package dev.minipassport.wechat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.SessionKey;
import dev.minipassport.wechat.LoginReply.Malformed;
import dev.minipassport.wechat.LoginReply.Refused;
import dev.minipassport.wechat.LoginReply.SignedIn;
import dev.minipassport.wechat.LoginReply.Unusable;
import dev.minipassport.wechat.api.Envelope;
import dev.minipassport.wechat.api.EnvelopeParser;
import dev.minipassport.wechat.http.Delivery.Answered;
import java.util.Optional;

/// Reads the answer of `jscode2session`: strict about who signed in, lenient about the rest
/// (protocol 1.1, 1.2, 1.9). Content types and unknown fields are ignored, numbers may be strings.
final class LoginReplyParser {
  private LoginReplyParser() {}

  static LoginReply parse(Answered answer) {
    return switch (EnvelopeParser.parse(answer)) {
      case Envelope.Success(JsonNode fields) -> signedIn(fields);
      case Envelope.Refused(int errcode, String errmsg) -> new Refused(errcode, errmsg);
      case Envelope.Unusable(String what) -> new Unusable(what);
    };
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
    if (node.isMissingNode() || node.isNull() || (node.isTextual() && node.textValue().isEmpty())) {
      return Optional.empty();
    }
    if (!node.isTextual()) {
      throw new IllegalArgumentException("union id is not a string");
    }
    return Optional.of(new UnionId(node.textValue()));
  }
}
