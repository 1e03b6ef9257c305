package dev.minipassport.app.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The settings as they were given, to be asked for by key. Whatever is wrong is collected, and a
/// wrong value counts as its default until [#throwIfAnyProblem].
public final class Values {
  private final Map<String, Setting> given;
  private final Surroundings surroundings;
  private final Problems problems;
  private final List<Row> table = new ArrayList<>();

  private Values(Map<String, Setting> given, Surroundings surroundings, Problems problems) {
    this.given = given;
    this.surroundings = surroundings;
    this.problems = problems;
  }

  /// Reads `file`, if there is one, and the variables that override it.
  public static Values read(Schema schema, Optional<Path> file, Map<String, String> environment) {
    var problems = new Problems();
    var given = new LinkedHashMap<String, Setting>();
    for (Setting setting : file.map(path -> YamlSettings.read(path, problems)).orElse(List.of())) {
      add(setting, given, schema);
    }
    for (Setting setting :
        EnvironmentSettings.read(environment, schema, given.values(), problems)) {
      given.put(setting.path(), setting);
    }
    given.values().forEach(setting -> judgePath(setting, schema, problems));
    Path directory =
        file.map(path -> path.toAbsolutePath().getParent()).orElseGet(() -> Path.of(""));
    return new Values(given, new Surroundings(directory.toAbsolutePath(), environment), problems);
  }

  private static void add(Setting setting, Map<String, Setting> given, Schema schema) {
    String whole = schema.whole(setting.path());
    if (whole.equals(setting.path())) {
      given.putIfAbsent(whole, setting);
    } else {
      given.merge(
          whole,
          new Setting(whole, setting.text(), setting.origin()),
          (before, next) ->
              new Setting(whole, ListOf.joined(before.text(), next.text()), before.origin()));
    }
  }

  private static void judgePath(Setting setting, Schema schema, Problems problems) {
    String path = setting.path();
    if (schema.knows(path)) {
      return;
    }
    if (!schema.isSection(path) && !schema.isList(path)) {
      problems.add(path, setting.origin(), "is no setting" + schema.adviceFor(path));
    } else if (!setting.text().isEmpty()) {
      problems.add(
          path,
          setting.origin(),
          schema.isList(path)
              ? "is a list; write its entries below it, each after a hyphen"
              : "is a section; write its keys below it, indented");
    }
  }

  /// The entries of the list at `path`, to ask for a key in each: of `apps`, `apps[0]` and
  /// `apps[1]`; of `apps[0].purposes`, `apps[0].purposes[0]`.
  public List<String> entries(String path) {
    Pattern entry = Pattern.compile(Pattern.quote(path) + "\\[(\\d{1,4})].*");
    return given.keySet().stream()
        .map(entry::matcher)
        .filter(Matcher::matches)
        .map(found -> Integer.valueOf(found.group(1)))
        .distinct()
        .sorted()
        .map(index -> path + "[" + index + "]")
        .toList();
  }

  /// What was given for `key` in the entries of `list`, as it was written.
  public List<String> texts(String list, Key<?> key) {
    return entries(list).stream()
        .map(entry -> given.get(key.in(entry).path()))
        .filter(Objects::nonNull)
        .map(Setting::text)
        .toList();
  }

  /// Whether anything was given at `path`, or below it.
  public boolean isGiven(String path) {
    return given.containsKey(path) || firstIn(path).isPresent();
  }

  /// The value of `key`, or its default.
  public <T> Optional<T> find(Key<T> key) {
    String path = key.path();
    Optional<Setting> setting =
        Optional.ofNullable(given.get(path))
            .or(() -> key.preset().map(text -> new Setting(path, text, new Origin.Default())));
    setting.ifPresent(
        known -> table.add(new Row(path, key.kind().shown(known.text()), known.origin())));
    return setting.flatMap(known -> understood(known, key));
  }

  /// As [#find]; it is a problem if there is none.
  public <T> Optional<T> require(Key<T> key) {
    Optional<T> found = find(key);
    if (found.isEmpty() && !given.containsKey(key.path())) {
      problem(key.path(), "is missing; add it");
    }
    return found;
  }

  /// The value of a key that has a default.
  public <T> T get(Key<T> key) {
    return find(key).orElseGet(() -> presetOf(key));
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

  /// Something is wrong at `path`: a setting, or a section, which begins where its first setting
  /// was given.
  public void problem(String path, String text) {
    Origin at =
        Optional.ofNullable(given.get(path))
            .or(() -> firstIn(path))
            .map(Setting::origin)
            .orElseGet(Origin.Default::new);
    problems.add(path, at, text);
  }

  private Optional<Setting> firstIn(String section) {
    return given.values().stream()
        .filter(setting -> setting.path().startsWith(section + "."))
        .findFirst();
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
