package dev.minipassport.app.settings;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every key there is: single ones, and those of the entries of one list.
///
/// @param keys single keys
/// @param list the name of the list
/// @param entryKeys the keys of each entry, relative to it
public record Schema(Collection<Key<?>> keys, String list, Collection<Key<?>> entryKeys) {
  private static final Pattern INDEX = Pattern.compile("\\[\\d{1,4}]");
  private static final Pattern INDEXED_VARIABLE = Pattern.compile("_(\\d{1,4})_");

  /// A line for each setting: key, default, variable.
  public List<String> describe() {
    return Stream.concat(
            keys.stream().map(key -> describe(key, "")),
            entryKeys.stream().map(key -> describe(key, list + "[0].")))
        .toList();
  }

  private static String describe(Key<?> key, String prefix) {
    String path = prefix + key.path();
    return String.format(
        "%-32s  %-26s  %s", path, key.preset().orElse("(none)"), Key.variable(path));
  }

  boolean knows(String path) {
    return paths().anyMatch(general(path)::equals);
  }

  boolean isSection(String path) {
    String section = general(path);
    return paths().anyMatch(key -> key.startsWith(section + ".") || key.startsWith(section + "["));
  }

  /// `"; did you mean …?"`, or what else helps.
  String adviceFor(String path) {
    String index = INDEX.matcher(path).results().findFirst().map(found -> found.group()).orElse("");
    return Suggestion.among(paths().toList(), general(path))
        .map(near -> new Suggestion(near.word().replace("[]", index.isEmpty() ? "[0]" : index), 0))
        .map(Suggestion::question)
        .orElse("; remove it (all settings: ./minipassport check --settings)");
  }

  String adviceForVariable(String name) {
    return Suggestion.among(paths().map(this::variable).toList(), generalVariable(name))
        .map(near -> new Suggestion(near.word().replace("_0_", indexOf(name)), near.distance()))
        .map(Suggestion::question)
        .orElse("; unset it (all settings: ./minipassport check --settings)");
  }

  /// The path that a variable overrides.
  Optional<String> pathOf(String name) {
    return paths()
        .filter(path -> variable(path).equals(generalVariable(name)))
        .map(path -> path.replace("[]", "[" + indexOf(name).replace("_", "") + "]"))
        .findFirst();
  }

  private String variable(String path) {
    return Key.variable(path.replace("[]", "[0]"));
  }

  private static String indexOf(String variable) {
    Matcher index = INDEXED_VARIABLE.matcher(variable);
    return index.find() ? index.group() : "_0_";
  }

  private static String generalVariable(String name) {
    return INDEXED_VARIABLE.matcher(name).replaceFirst("_0_");
  }

  private static String general(String path) {
    return INDEX.matcher(path).replaceAll("[]");
  }

  private Stream<String> paths() {
    return Stream.concat(
        keys.stream().map(Key::path), entryKeys.stream().map(key -> list + "[]." + key.path()));
  }

  /// The entries that `paths` speak of: `apps[0]`, `apps[1]`, in this order.
  List<String> entries(Collection<String> paths) {
    Pattern entry = Pattern.compile(Pattern.quote(list) + "\\[(\\d{1,4})].*");
    return paths.stream()
        .map(entry::matcher)
        .filter(Matcher::matches)
        .map(found -> Integer.valueOf(found.group(1)))
        .distinct()
        .sorted()
        .map(index -> list + "[" + index + "]")
        .toList();
  }
}
