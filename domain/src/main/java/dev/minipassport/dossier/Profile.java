package dev.minipassport.dossier;

import dev.minipassport.purpose.DataCategory;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What a person chose to show in one app, by category.
public record Profile(Map<DataCategory, Held> values) {
  public static final Profile EMPTY = new Profile(Map.of());

  public Profile {
    var copy = new EnumMap<DataCategory, Held>(DataCategory.class);
    copy.putAll(values);
    values = Collections.unmodifiableMap(copy);
  }

  public Optional<Held> get(DataCategory category) {
    return Optional.ofNullable(values.get(category));
  }

  /// With `newer` in place of what it may replace: a newer choice wins, and a person beats a
  /// machine.
  public Profile with(Held newer) {
    DataCategory category = newer.value().category();
    Held known = values.get(category);
    if (known != null && !known.provenance().yieldsTo(newer.provenance())) {
      return this;
    }
    var next = new EnumMap<DataCategory, Held>(DataCategory.class);
    next.putAll(values);
    next.put(category, newer);
    return new Profile(next);
  }

  /// With a verdict on one of its values.
  public Profile judged(Held held, Clearance verdict) {
    var next = new EnumMap<DataCategory, Held>(DataCategory.class);
    next.putAll(values);
    next.put(held.value().category(), held.judged(verdict));
    return new Profile(next);
  }

  /// The values that `kept` accepts.
  public Profile only(Predicate<Held> kept) {
    var next = new EnumMap<DataCategory, Held>(DataCategory.class);
    values.forEach(
        (category, held) -> {
          if (kept.test(held)) {
            next.put(category, held);
          }
        });
    return new Profile(next);
  }

  /// What is still within its retention.
  public Profile at(Instant now) {
    return only(held -> held.keptAt(now));
  }

  /// The picture, if it is one of the backend's own.
  Optional<AvatarUrl> ownPicture() {
    return get(DataCategory.AVATAR)
        .map(Held::value)
        .map(AvatarUrl.class::cast)
        .filter(avatar -> !avatar.ofWeChat());
  }
}
