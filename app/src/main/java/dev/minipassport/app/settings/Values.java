package dev.minipassport.app.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The settings as they were given, to be asked for by key. Whatever is wrong is collected, and a
/// wrong value counts as its default until [#throwIfAnyProblem].
public final class Values {
  private final Map<String, Setting> given;
  private final Schema schema;
  private final Surroundings surroundings;
  private final Problems problems;
  private final List<Row> table = new ArrayList<>();

  private Values(
      Map<String, Setting> given, Schema schema, Surroundings surroundings, Problems problems) {
    this.given = given;
    this.schema = schema;
    this.surroundings = surroundings;
    this.problems = problems;
  }

  /// Reads `file`, if there is one, and the variables that override it.
  public static Values read(Schema schema, Optional<Path> file, Map<String, String> environment) {
    var problems = new Problems();
    var given = new LinkedHashMap<String, Setting>();
    for (Setting setting : file.map(path -> YamlSettings.read(path, problems)).orElse(List.of())) {
      given.putIfAbsent(setting.path(), setting);
    }
    for (Setting setting :
        EnvironmentSettings.read(environment, schema, given.values(), problems)) {
      given.put(setting.path(), setting);
    }
    given.values().forEach(setting -> judgePath(setting, schema, problems));
    Path directory =
        file.map(path -> path.toAbsolutePath().getParent()).orElseGet(() -> Path.of(""));
    return new Values(
        given, schema, new Surroundings(directory.toAbsolutePath(), environment), problems);
  }

  private static void judgePath(Setting setting, Schema schema, Problems problems) {
    String path = setting.path();
    if (schema.isSection(path) && !schema.knows(path)) {
      if (!setting.text().isEmpty()) {
        problems.add(path, setting.origin(), "is a section; write its keys below it, indented");
      }
    } else if (!schema.knows(path)) {
      problems.add(path, setting.origin(), "is no setting" + schema.adviceFor(path));
    }
  }

  /// The entries of the schema's list, as prefixes for [#find] and [#require].
  public List<String> entries() {
    return schema.entries(given.keySet());
  }

  /// The value at `prefix` + the key's path, or its default.
  public <T> Optional<T> find(String prefix, Key<T> key) {
    String path = prefix + key.path();
    Optional<Setting> setting =
        Optional.ofNullable(given.get(path))
            .or(() -> key.preset().map(text -> new Setting(path, text, new Origin.Default())));
    setting.ifPresent(
        known -> table.add(new Row(path, key.kind().shown(known.text()), known.origin())));
    return setting.flatMap(known -> understood(known, key));
  }

  /// As [#find]; it is a problem if there is none.
  public <T> Optional<T> require(String prefix, Key<T> key) {
    String path = prefix + key.path();
    Optional<T> found = find(prefix, key);
    if (found.isEmpty() && !given.containsKey(path)) {
      problem(path, "is missing; add it");
    }
    return found;
  }

  /// The value of a key that has a default.
  public <T> T get(String prefix, Key<T> key) {
    return find(prefix, key).orElseGet(() -> presetOf(key));
  }

  public <T> T get(Key<T> key) {
    return get("", key);
  }

  public <T> Optional<T> find(Key<T> key) {
    return find("", key);
  }

  private <T> Optional<T> understood(Setting setting, Key<T> key) {
    if (setting.text().isBlank()) {
      problems.add(setting.path(), setting.origin(), "has no value; give one or remove the line");
      return Optional.empty();
    }
    try {
      return Optional.of(key.kind().parse(setting.text(), surroundings));
    } catch (IllegalArgumentException e) {
      problems.add(setting.path(), setting.origin(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private <T> T presetOf(Key<T> key) {
    return key.kind().parse(key.preset().orElseThrow(), surroundings);
  }

  /// Runs a constructor that refuses by [IllegalArgumentException], naming its problem after
  /// `path`.
  public <T> Optional<T> build(String path, Supplier<T> constructor) {
    try {
      return Optional.of(constructor.get());
    } catch (IllegalArgumentException e) {
      for (String text : String.valueOf(e.getMessage()).split("; ")) {
        problem(path, text);
      }
      return Optional.empty();
    }
  }

  public void problem(String path, String text) {
    Setting at = given.get(path);
    problems.add(path, at == null ? new Origin.Default() : at.origin(), text);
  }

  /// Goes on only if all is well.
  ///
  /// @throws InvalidConfiguration naming every problem found so far
  public void throwIfAnyProblem() {
    problems.throwIfAny();
  }

  /// What was asked for, and what came of it.
  public List<Row> table() {
    return List.copyOf(table);
  }

  /// A line of the table.
  ///
  /// @param shown the value, or a word in place of a secret
  public record Row(String path, String shown, Origin origin) {}
}
