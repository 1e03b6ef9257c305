package dev.minipassport.app.config;

import dev.minipassport.app.settings.Values;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// When versions of a mini program were published.
final class VersionSettings {
  private VersionSettings() {}

  /// The days in Beijing, by version, of the app at `app`, such as `apps[0]`.
  static Map<String, LocalDate> mapFrom(Values values, String app) {
    var days = new HashMap<String, LocalDate>();
    for (String entry : values.entries(app + ".versions")) {
      Optional<String> version = values.require(AppKeys.VERSION.in(entry));
      Optional<LocalDate> published = values.require(AppKeys.PUBLISHED.in(entry));
      if (version.isPresent() && days.containsKey(version.get())) {
        values.problem(AppKeys.VERSION.in(entry).path(), "is an earlier entry's; keep one");
      }
      version.ifPresent(name -> days.put(name, published.orElse(LocalDate.EPOCH)));
    }
    return Map.copyOf(days);
  }
}
