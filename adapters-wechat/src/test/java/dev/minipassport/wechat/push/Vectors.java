package dev.minipassport.wechat.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The pushes WeChat publishes, and the events made after them (protocol 11 and 12).
final class Vectors {
  private Vectors() {}

  static JsonNode cases(String name) {
    try (InputStream input =
        Vectors.class.getResourceAsStream("/dev/minipassport/wechat/" + name + ".json")) {
      return new JsonMapper().readTree(Objects.requireNonNull(input)).path("cases");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static JsonNode one(String name, String id) {
    return StreamSupport.stream(cases(name).spliterator(), false)
        .filter(one -> one.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /// The query as it stands after the `?`.
  static String query(JsonNode given) {
    return given.path("query").properties().stream()
        .map(parameter -> parameter.getKey() + "=" + parameter.getValue().asText())
        .collect(Collectors.joining("&"));
  }
}
