package dev.minipassport.simulator.push.wire;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One message of WeChat to an app's server.
///
/// @param openId what the query says about whose message it is; empty: nothing
/// @param fields in the order in which they are written; values are strings, whole numbers, and
///     lists and maps of them
public record PushMessage(String openId, Map<String, Object> fields) {
  private static final String CREATE_TIME = "CreateTime";

  public PushMessage {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /// The same message with one more field, or another value of it.
  public PushMessage with(String name, Object value) {
    var more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new PushMessage(openId, more);
  }

  /// The same message, made so much earlier.
  public PushMessage late(Duration by) {
    return fields.get(CREATE_TIME) instanceof Long seconds
        ? with(CREATE_TIME, seconds - by.toSeconds())
        : this;
  }

  /// The same message, saying nowhere whose it is.
  PushMessage withoutOpenId() {
    var fewer = new LinkedHashMap<>(fields);
    fewer.remove("OpenID");
    return new PushMessage("", fewer);
  }
}
