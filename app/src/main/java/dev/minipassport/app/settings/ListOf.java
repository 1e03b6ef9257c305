package dev.minipassport.app.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Values with commas between them, in their order.
///
/// @param repeats whether a value may stand there again
record ListOf<T>(Kind<T> element, boolean repeats) implements Kind<List<T>> {
  private static final String COMMA = ",";

  @Override
  public List<T> parse(String text, Surroundings surroundings) {
    var values = new ArrayList<T>();
    int number = 0;
    for (String part : parts(text).toList()) {
      number++;
      if (part.isEmpty()) {
        throw new IllegalArgumentException(
            "element " + number + " is empty; write values with one comma between them");
      }
      T value = parse(number, part, surroundings);
      if (!repeats && values.contains(value)) {
        throw new IllegalArgumentException(
            "element " + number + " stands there for the second time; keep one");
      }
      values.add(value);
    }
    return List.copyOf(values);
  }

  private T parse(int number, String part, Surroundings surroundings) {
    try {
      return element.parse(part, surroundings);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("element " + number + " " + e.getMessage(), e);
    }
  }

  @Override
  public String shown(String text) {
    return parts(text).map(element::shown).collect(Collectors.joining(COMMA + " "));
  }

  static String joined(String elements, String further) {
    return elements + COMMA + further;
  }

  private static Stream<String> parts(String text) {
    return Stream.of(text.split(COMMA, -1)).map(String::strip);
  }
}
