package dev.minipassport.simulator.api;

import java.util.LinkedHashMap;
import java.util.Map;

/// What an endpoint says, before it has a request id and a form.
public sealed interface Answer {

  /// What was asked for.
  ///
  /// @param fields in the order in which they are written
  record Success(Map<String, Object> fields) implements Answer {

    public static Success of(String name, Object value) {
      return new Success(Map.of()).and(name, value);
    }

    public static Success ok() {
      return of("errcode", 0).and("errmsg", "ok");
    }

    public Success and(String name, Object value) {
      var more = new LinkedHashMap<>(fields);
      more.put(name, value);
      return new Success(more);
    }

    @Override
    public String toString() {
      return "Success" + fields.keySet();
    }
  }

  /// An error of WeChat, named by its code.
  ///
  /// @param separator what stands between the text and the request id
  record Refused(int errcode, String text, String separator) implements Answer {}
}
