package dev.minipassport.simulator.phone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/// JSON as WeChat's client writes it: compact, members in their order.
final class Members {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Members() {}

  static String write(Map<String, Object> members) {
    try {
      return MAPPER.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers are always writable", e);
    }
  }
}
