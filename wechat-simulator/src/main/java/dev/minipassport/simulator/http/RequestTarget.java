package dev.minipassport.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a request line asks for, taken apart and percent-decoded.
record RequestTarget(String path, Map<String, String> query) {
  private static final int MAX_PARAMETERS = 100;

  static RequestTarget parse(String target) throws MalformedRequest {
    if (!target.startsWith("/")) {
      throw new MalformedRequest(400, "Ask for a path that begins with a slash.");
    }
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    try {
      return new RequestTarget(
          URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8),
          mark < 0 ? Map.of() : parameters(target.substring(mark + 1)));
    } catch (IllegalArgumentException _) {
      throw new MalformedRequest(400, "Percent-encode the path and the parameters.");
    }
  }

  private static Map<String, String> parameters(String query) throws MalformedRequest {
    var parameters = new LinkedHashMap<String, String>();
    for (String pair : query.split("&", -1)) {
      if (parameters.size() >= MAX_PARAMETERS) {
        throw new MalformedRequest(400, "Send at most 100 parameters.");
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!name.isEmpty()) {
        parameters.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return Collections.unmodifiableMap(parameters);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
