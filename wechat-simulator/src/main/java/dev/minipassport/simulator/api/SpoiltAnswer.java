package dev.minipassport.simulator.api;

import dev.minipassport.simulator.fault.Injection;
import dev.minipassport.simulator.http.Delivery;
import dev.minipassport.simulator.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// Plays a fault: what the caller gets instead of the answer, or of what is left of it.
final class SpoiltAnswer {
  private static final String HTML = "text/html";
  private static final int MEGABYTE = 1024 * 1024;

  private final Injection injection;
  private final String contentType;

  SpoiltAnswer(Injection injection, String contentType) {
    this.injection = injection;
    this.contentType = contentType;
  }

  /// Spoils an answer.
  ///
  /// @param fields the answer; for a fault that strikes instead of the call, only its errcode and
  /// text
  Delivery of(Map<String, Object> fields) {
    return switch (injection.fault()) {
      case RESET_BEFORE, RESET_AFTER -> new Delivery.Reset();
      case HANG -> new Delivery.Silence();
      case GATEWAY_HTML -> whole(502, HTML, "<html><body><h1>502 Bad Gateway</h1></body></html>");
      case SERVER_ERROR -> whole(500, HTML, "");
      case REDIRECT ->
          new Delivery.Whole(new Reply(302, HTML, Map.of("Location", "/elsewhere"), new byte[0]));
      case EMPTY_BODY -> whole(200, contentType, "");
      case TRUNCATED_BODY -> new Delivery.Truncated(reply(fields));
      case SLOW_DRIP -> new Delivery.Dripped(reply(fields), injection.delay());
      case GZIP_BOMB ->
          new Delivery.Whole(
              new Reply(200, contentType, Map.of("Content-Encoding", "gzip"), bomb(50 * MEGABYTE)));
      case HUGE_BODY -> whole(with(fields, "padding", "x".repeat(10 * MEGABYTE)));
      case ABSURD_OPENID -> whole(replacing(fields, "openid", "o".repeat(10 * 1024)));
      case EXTRA_FIELDS -> whole(extra(fields));
      case MISSING_OPENID -> whole(without(fields, "openid"));
      case MISSING_SESSION_KEY -> whole(without(fields, "session_key"));
      case UNIONID_MISSING -> whole(without(fields, "unionid"));
      case WRONG_TYPES -> whole(wrongTypes(fields));
      case NUMBERS_AS_STRINGS -> whole(numbersAsStrings(fields));
      case LATENCY,
          BUSY,
          BUSY_AFTER,
          QUOTA_MINUTE,
          QUOTA_DAY,
          UNKNOWN_ERROR,
          CODE_BLOCKED,
          BAD_SECRET,
          APP_FROZEN,
          TOKEN_RETIRED,
          TOKEN_EXPIRED ->
          whole(fields);
    };
  }

  private Delivery whole(Map<String, Object> fields) {
    return new Delivery.Whole(reply(fields));
  }

  private static Delivery whole(int status, String type, String body) {
    return new Delivery.Whole(Reply.of(status, type, body));
  }

  private Reply reply(Map<String, Object> fields) {
    return Reply.of(200, contentType, Json.write(fields));
  }

  private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
    var more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return more;
  }

  private static Map<String, Object> replacing(
      Map<String, Object> fields, String name, Object value) {
    return fields.containsKey(name) ? with(fields, name, value) : fields;
  }

  private static Map<String, Object> without(Map<String, Object> fields, String name) {
    var fewer = new LinkedHashMap<>(fields);
    fewer.remove(name);
    return fewer;
  }

  private static Map<String, Object> extra(Map<String, Object> fields) {
    return with(
        with(with(fields, "expires_in", 7200), "is_new_field", true),
        "nested",
        Map.of("list", List.of(1, "two")));
  }

  private static Map<String, Object> wrongTypes(Map<String, Object> fields) {
    var wrong = new LinkedHashMap<String, Object>();
    fields.forEach(
        (name, value) -> wrong.put(name, value instanceof Number ? List.of(value) : 12345));
    return wrong;
  }

  private static Map<String, Object> numbersAsStrings(Map<String, Object> fields) {
    var strings = new LinkedHashMap<String, Object>();
    fields.forEach((name, value) -> strings.put(name, numberAsString(value)));
    strings.putIfAbsent("errcode", "0");
    return strings;
  }

  private static Object numberAsString(Object value) {
    return switch (value) {
      case Number number -> number.toString();
      case List<?> items -> items.stream().map(SpoiltAnswer::numberAsString).toList();
      case Map<?, ?> members -> {
        var strings = new LinkedHashMap<String, Object>();
        members.forEach(
            (name, member) -> strings.put(String.valueOf(name), numberAsString(member)));
        yield strings;
      }
      default -> value;
    };
  }

  private static byte[] bomb(int unpacked) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      byte[] block = " ".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);
      for (int written = 0; written < unpacked; written += block.length) {
        gzip.write(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
