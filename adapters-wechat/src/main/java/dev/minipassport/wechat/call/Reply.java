package dev.minipassport.wechat.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.wechat.api.RequestId;

/// What WeChat said to a call, as far as the adapter that asked must know.
public sealed interface Reply {

  /// Done. The fields may hold a key, a number or a person, so they are not printed.
  record Ok(JsonNode fields) implements Reply {
    @Override
    public String toString() {
      return "Ok[REDACTED]";
    }
  }

  /// Refused, for a reason of this endpoint's own; nothing was done.
  ///
  /// @param requestId what WeChat's support asks for
  record Refused(int errcode, RequestId requestId) implements Reply {}

  /// Whether it was done is not known, and it must not be repeated: the answer got lost, could not
  /// be read, or was "busy". Only calls that leave something behind at WeChat end so.
  record Unknown() implements Reply {}
}
