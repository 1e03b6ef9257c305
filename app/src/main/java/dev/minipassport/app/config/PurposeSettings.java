package dev.minipassport.app.config;

import dev.minipassport.app.settings.Values;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.QuietRule;
import dev.minipassport.purpose.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What an app wants data for.
final class PurposeSettings {
  private PurposeSettings() {}

  /// The purposes of the app at `app`, such as `apps[0]`; those that are wrong are left out.
  static List<Purpose> listFrom(Values values, String app) {
    var purposes = new ArrayList<Purpose>();
    Set<PurposeId> known = new HashSet<>();
    for (String entry : values.entries(app + ".purposes")) {
      Optional<PurposeId> id = values.require(PurposeKeys.ID.in(entry));
      if (id.isPresent() && !known.add(id.get())) {
        values.problem(
            PurposeKeys.ID.in(entry).path(), "is the id of an earlier purpose; keep one");
      }
      purpose(values, entry, id).ifPresent(purposes::add);
    }
    return List.copyOf(purposes);
  }

  private static Optional<Purpose> purpose(Values values, String entry, Optional<PurposeId> id) {
    Optional<Integer> version = values.require(PurposeKeys.VERSION.in(entry));
    Optional<List<DataCategory>> categories = values.require(PurposeKeys.CATEGORIES.in(entry));
    boolean separate = values.get(PurposeKeys.SEPARATE.in(entry));
    Optional<Boolean> shared = values.find(PurposeKeys.SHARED.in(entry));
    Optional<Duration> retention = values.find(PurposeKeys.RETENTION.in(entry));
    Optional<QuietRule> quiet = quiet(values, entry);
    Optional<List<Words>> texts = TextSettings.listFrom(values, entry, shared);
    if (Stream.of(id, version, categories, shared, quiet, texts).anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    return values.build(
        entry,
        () ->
            new Purpose(
                id.orElseThrow(),
                version.orElseThrow(),
                texts.orElseThrow(),
                Set.copyOf(categories.orElseThrow()),
                separate,
                shared.orElseThrow(),
                retention,
                quiet.orElseThrow()));
  }

  private static Optional<QuietRule> quiet(Values values, String entry) {
    List<Duration> refusals = values.get(PurposeKeys.REFUSALS.in(entry));
    Duration dismissal = values.get(PurposeKeys.DISMISSAL.in(entry));
    return values.build(entry + ".quiet", () -> new QuietRule(refusals, dismissal));
  }
}
