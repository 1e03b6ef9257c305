package dev.minipassport.wechat.api;

import com.fasterxml.jackson.databind.JsonNode;

/// What an answer says before anyone knows its endpoint (protocol 3.1).
public sealed interface Envelope {

  /// No error code but 0. The fields may hold a token or a key, so they are not printed.
  record Success(JsonNode fields) implements Envelope {
    @Override
    public String toString() {
      return "Success[REDACTED]";
    }
  }

  /// A business error. `errmsg` is foreign text: not to be logged as it is.
  record Refused(int errcode, String errmsg) implements Envelope {
    public Refusal refusal() {
      return Refusal.by(errcode);
    }

    public RequestId requestId() {
      return RequestId.in(errmsg);
    }
  }

  /// No answer of the API: none at all, of a gateway, cut short, or not readable.
  record Unusable(String what) implements Envelope {}
}
