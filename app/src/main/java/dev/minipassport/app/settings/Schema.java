package dev.minipassport.app.settings;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every key there is.
public record Schema(Collection<Key<?>> keys) {
  private static final Pattern LAST_INDEX = Pattern.compile("\\[\\d{1,4}]$");
  private static final Indexes FIRST = new Indexes(List.of());

  /// A line for each setting: key, default, variable.
  public List<String> describe() {
    int path = longest(paths().map(FIRST::in));
    int preset = longest(keys.stream().map(Schema::preset));
    String line = "%-" + path + "s  %-" + preset + "s  %s";
    return keys.stream()
        .map(
            key -> {
              String first = FIRST.in(key.path());
              return line.formatted(first, preset(key), Key.variable(first));
            })
        .toList();
  }

  private static String preset(Key<?> key) {
    return key.preset().orElse("(none)");
  }

  private static int longest(Stream<String> texts) {
    return texts.mapToInt(String::length).max().orElse(1);
  }

  boolean knows(String path) {
    return paths().anyMatch(Indexes.general(path)::equals);
  }

  boolean isSection(String path) {
    return paths().anyMatch(key -> key.startsWith(Indexes.general(path) + "."));
  }

  boolean isList(String path) {
    return paths().anyMatch(key -> key.startsWith(Indexes.general(path) + "["));
  }

  /// The setting that an element of a YAML sequence is a part of; for anything else, `path` itself.
  String whole(String path) {
    String sequence = LAST_INDEX.matcher(path).replaceFirst("");
    String general = Indexes.general(sequence);
    return keys.stream()
            .anyMatch(key -> key.kind() instanceof ListOf<?> && key.path().equals(general))
        ? sequence
        : path;
  }

  /// `"; did you mean …?"`, or what else helps.
  String adviceFor(String path) {
    return Suggestion.among(paths().toList(), Indexes.general(path))
        .map(near -> Indexes.ofPath(path).in(near))
        .map(Suggestion::question)
        .orElse("; remove it (all settings: ./minipassport check --settings)");
  }

  String adviceForVariable(String name) {
    return Suggestion.among(paths().map(Key::variable).toList(), Indexes.generalVariable(name))
        .flatMap(near -> pathOf(near, Indexes.ofVariable(name)))
        .map(Key::variable)
        .map(Suggestion::question)
        .orElse("; unset it (all settings: ./minipassport check --settings)");
  }

  /// The path that a variable overrides.
  Optional<String> pathOf(String name) {
    return pathOf(Indexes.generalVariable(name), Indexes.ofVariable(name));
  }

  private Optional<String> pathOf(String generalVariable, Indexes indexes) {
    return paths()
        .filter(path -> Key.variable(path).equals(generalVariable))
        .map(indexes::in)
        .findFirst();
  }

  private Stream<String> paths() {
    return keys.stream().map(Key::path);
  }
}
