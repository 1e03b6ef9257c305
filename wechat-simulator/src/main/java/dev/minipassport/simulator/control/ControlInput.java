package dev.minipassport.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/// The JSON object that came with a control request. Each field is asked for once, by name and
/// type; what nobody asked for is refused by [#end].
final class ControlInput {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode object;
  private final Set<String> asked = new HashSet<>();

  private ControlInput(JsonNode object) {
    this.object = object;
  }

  /// Reads a body.
  ///
  /// @param body empty counts as `{}`
  static ControlInput parse(String body) {
    try {
      JsonNode object = MAPPER.readTree(body.isBlank() ? "{}" : body);
      if (object != null && object.isObject()) {
        return new ControlInput(object);
      }
    } catch (JsonProcessingException _) {
      throw new BadControl("send a JSON object, such as {\"app\":\"wx123\"}");
    }
    throw new BadControl("send a JSON object, such as {\"app\":\"wx123\"}");
  }

  static ControlInput of(JsonNode object) {
    return new ControlInput(object);
  }

  String text(String name) {
    return optionalText(name)
        .orElseThrow(() -> new BadControl("send the field \"" + name + "\", a string"));
  }

  Optional<String> optionalText(String name) {
    return optional(name, JsonNode::isTextual, "a string", JsonNode::textValue);
  }

  Optional<Integer> optionalInt(String name) {
    return optional(name, JsonNode::canConvertToExactIntegral, "a whole number", node -> node)
        .map(node -> bounded(name, node));
  }

  Optional<Boolean> optionalFlag(String name) {
    return optional(name, JsonNode::isBoolean, "true or false", JsonNode::booleanValue);
  }

  Optional<Duration> optionalDuration(String name) {
    return optionalText(name)
        .map(
            text -> {
              try {
                return Duration.parse(text);
              } catch (DateTimeException _) {
                throw new BadControl(
                    "the field \"" + name + "\" is an ISO 8601 duration, such as PT5M");
              }
            });
  }

  /// An object within this one, which is to be read to its own end.
  Optional<ControlInput> optionalObject(String name) {
    return optional(name, JsonNode::isObject, "an object", ControlInput::new);
  }

  /// Texts by name; empty if the field is missing.
  Map<String, String> texts(String name) {
    var texts = new LinkedHashMap<String, String>();
    optional(name, JsonNode::isObject, "an object of strings", node -> node)
        .ifPresent(
            node ->
                node.properties()
                    .forEach(
                        entry -> texts.put(entry.getKey(), requireText(name, entry.getValue()))));
    return texts;
  }

  Optional<Set<String>> optionalList(String name) {
    return optional(name, JsonNode::isArray, "a list of strings", node -> node)
        .map(
            node -> {
              var list = new LinkedHashSet<String>();
              node.forEach(item -> list.add(requireText(name, item)));
              return list;
            });
  }

  /// Whether the field is there, be it null.
  boolean has(String name) {
    return object.has(name);
  }

  /// Refuses fields that no one asked for: most likely misspelt ones.
  void end() {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!asked.contains(field.getKey())) {
        throw new BadControl(
            "the field \""
                + Texts.shortened(field.getKey())
                + "\" is unknown here; known are "
                + new TreeSet<>(asked));
      }
    }
  }

  private <T> Optional<T> optional(
      String name, Predicate<JsonNode> type, String kind, Function<JsonNode, T> read) {
    asked.add(name);
    JsonNode node = object.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!type.test(node)) {
      throw new BadControl("the field \"" + name + "\" is " + kind);
    }
    return Optional.of(read.apply(node));
  }

  private static int bounded(String name, JsonNode node) {
    if (!node.canConvertToInt()) {
      throw new BadControl("the field \"" + name + "\" is a whole number of at most 2147483647");
    }
    return node.intValue();
  }

  private static String requireText(String name, JsonNode node) {
    if (!node.isTextual()) {
      throw new BadControl("the field \"" + name + "\" holds strings only");
    }
    return node.textValue();
  }
}
