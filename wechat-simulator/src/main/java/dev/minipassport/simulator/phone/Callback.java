package dev.minipassport.simulator.phone;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What the mini program's callback gets.
public sealed interface Callback {

  /// The fields that the callback sees, in WeChat's order.
  Map<String, Object> fields();

  /// The data that was asked for.
  record Success(Map<String, Object> fields) implements Callback {
    public Success {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static Success of(String call) {
      return new Success(Map.of("errMsg", call + ":ok"));
    }

    Success and(String field, Object value) {
      var more = new LinkedHashMap<>(fields);
      more.put(field, value);
      return new Success(more);
    }

    /// A field that is a text; null if it is missing or something else.
    public @Nullable String text(String field) {
      return fields.get(field) instanceof String text ? text : null;
    }
  }

  /// Nothing, and why.
  ///
  /// @param errno empty where WeChat says it with `errMsg` alone
  record Failure(String errMsg, OptionalInt errno) implements Callback {

    static Failure of(String errMsg) {
      return new Failure(errMsg, OptionalInt.empty());
    }

    static Failure of(String errMsg, int errno) {
      return new Failure(errMsg, OptionalInt.of(errno));
    }

    @Override
    public Map<String, Object> fields() {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("errMsg", errMsg);
      errno.ifPresent(number -> fields.put("errno", number));
      return fields;
    }
  }
}
