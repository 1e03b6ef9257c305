package dev.minipassport.app.service;

import dev.minipassport.app.Refusal;
import dev.minipassport.app.config.AppSettings;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.purpose.Purposes.Seeding;
import java.util.List;
import java.util.stream.Stream;

/// The purposes of the configuration, as the current ones of the store.
final class ServedPurposes {
  private ServedPurposes() {}

  /// Makes them current, app by app.
  ///
  /// @throws Refusal if one says something else than people may have agreed to under its version
  static void seed(List<AppSettings> apps, Purposes purposes) {
    List<String> changed = apps.stream().flatMap(app -> changed(app, purposes)).toList();
    if (!changed.isEmpty()) {
      throw Refusal.ofUsage(String.join("\n", changed));
    }
  }

  private static Stream<String> changed(AppSettings app, Purposes purposes) {
    return switch (purposes.seed(app.app().id(), app.purposes())) {
      case Seeding.Seeded _ -> Stream.empty();
      case Seeding.Changed(List<PurposeId> ids) ->
          app.purposes().stream()
              .filter(purpose -> ids.contains(purpose.id()))
              .map(purpose -> text(app, purpose));
    };
  }

  private static String text(AppSettings app, Purpose purpose) {
    return ("Purpose %s of app %s says something else than was served as version %d; give it a"
            + " higher version in apps[].purposes[].version, or restore what it said.")
        .formatted(purpose.id(), app.app().id(), purpose.version());
  }
}
