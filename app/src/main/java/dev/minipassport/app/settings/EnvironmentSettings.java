package dev.minipassport.app.settings;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads the variables that override settings. Every variable of our prefix has to be one, or to be
/// referred to by a secret.
final class EnvironmentSettings {
  private EnvironmentSettings() {}

  /// @param given the settings known so far
  static List<Setting> read(
      Map<String, String> environment,
      Schema schema,
      Collection<Setting> given,
      Problems problems) {
    return environment.keySet().stream()
        .filter(name -> name.startsWith(Key.VARIABLE_PREFIX))
        .sorted()
        .flatMap(name -> read(name, environment, schema, given, problems).stream())
        .collect(Collectors.toList());
  }

  private static Optional<Setting> read(
      String name,
      Map<String, String> environment,
      Schema schema,
      Collection<Setting> given,
      Problems problems) {
    var origin = new Origin.Variable(name);
    Optional<Setting> setting =
        schema
            .pathOf(name)
            .map(path -> new Setting(path, environment.getOrDefault(name, ""), origin));
    if (setting.isEmpty() && !referredTo(name, environment, given)) {
      problems.add(
          name, new Origin.Default(), "overrides nothing" + schema.adviceForVariable(name));
    }
    return setting;
  }

  private static boolean referredTo(
      String name, Map<String, String> environment, Collection<Setting> given) {
    String reference = "env:" + name;
    return given.stream().map(Setting::text).anyMatch(reference::equals)
        || environment.containsValue(reference);
  }
}
