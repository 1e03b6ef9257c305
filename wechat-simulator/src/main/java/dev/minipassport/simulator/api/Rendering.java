package dev.minipassport.simulator.api;

import dev.minipassport.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/// Gives an answer its fields, in WeChat's order, and a refusal its request id.
record Rendering(World world) {

  Map<String, Object> fields(Answer answer) {
    return switch (answer) {
      case Answer.Success(Map<String, Object> fields) -> new LinkedHashMap<>(fields);
      case Answer.Refused refused -> {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("errcode", refused.errcode());
        fields.put("errmsg", refused.text() + requestId(refused.separator()));
        yield fields;
      }
    };
  }

  static OptionalInt errcode(Map<String, Object> fields) {
    return fields.get("errcode") instanceof Integer code
        ? OptionalInt.of(code)
        : OptionalInt.empty();
  }

  private String requestId(String separator) {
    return world.rules().hints()
        ? ", hints: [ req_id: " + world.identifiers().reqId() + " ]"
        : separator + "rid: " + world.identifiers().rid(world.clock().now());
  }
}
