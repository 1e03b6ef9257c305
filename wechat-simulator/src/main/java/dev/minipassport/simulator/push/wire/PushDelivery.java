package dev.minipassport.simulator.push.wire;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One push, ready to be sent: query parameters in their order, and the body.
public final class PushDelivery {
  private final Map<String, String> query;
  private final String contentType;
  private final byte[] body;

  PushDelivery(Map<String, String> query, String contentType, String body) {
    this.query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    this.contentType = contentType;
    this.body = body.getBytes(StandardCharsets.UTF_8);
  }

  public Map<String, String> query() {
    return query;
  }

  public String contentType() {
    return contentType;
  }

  public byte[] body() {
    return body.clone();
  }

  @Override
  public String toString() {
    return "PushDelivery[" + body.length + " bytes]";
  }
}
