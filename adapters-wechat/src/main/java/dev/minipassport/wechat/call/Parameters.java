package dev.minipassport.wechat.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.wechat.api.Json;
import dev.minipassport.wechat.api.Query;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a call tells WeChat besides its token; it may name people, so it is not printed.
final class Parameters {
  private final String query;
  private final byte[] body;

  private Parameters(String query, byte[] body) {
    this.query = query;
    this.body = body;
  }

  /// Throws an [IllegalArgumentException] for a body that `endpoint` does not take, or lacks.
  static Parameters of(Endpoint endpoint, Map<String, String> query, Optional<JsonNode> body) {
    if (body.isPresent() != (endpoint.method() == Endpoint.Method.POST)) {
      throw new IllegalArgumentException(
          endpoint + " is a " + endpoint.method() + "; give a body to a POST, and to nothing else");
    }
    return new Parameters(
        query.entrySet().stream()
            .map(
                entry ->
                    "&" + Query.encoded(entry.getKey()) + "=" + Query.encoded(entry.getValue()))
            .collect(Collectors.joining()),
        body.map(Json::bytes).orElseGet(() -> new byte[0]));
  }

  /// To be appended to a query that is not empty.
  String query() {
    return query;
  }

  byte[] body() {
    return body.clone();
  }

  @Override
  public String toString() {
    return "Parameters[REDACTED]";
  }
}
