package dev.minipassport.simulator.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A field that holds one of several words, each the name of a constant in lower case.
final class Choice {
  private Choice() {}

  static <E extends Enum<E>> Optional<E> in(ControlInput input, String name, E[] choices) {
    return input.optionalText(name).map(text -> of(name, text, choices));
  }

  static <E extends Enum<E>> List<E> listIn(ControlInput input, String name, E[] choices) {
    return input.optionalList(name).stream()
        .flatMap(texts -> texts.stream().map(text -> of(name, text, choices)))
        .toList();
  }

  static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> E of(String name, String text, E[] choices) {
    return Arrays.stream(choices)
        .filter(choice -> word(choice).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new BadControl(
                    "the field \""
                        + name
                        + "\" is one of "
                        + Arrays.stream(choices).map(Choice::word).toList()));
  }
}
