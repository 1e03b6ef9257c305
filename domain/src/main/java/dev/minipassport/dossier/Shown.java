package dev.minipassport.dossier;

import dev.minipassport.identity.AppId;
import dev.minipassport.purpose.DataCategory;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A profile as an app may show it.
///
/// @param hidden what is held of the app's own and may not be shown yet
public record Shown(Map<DataCategory, Item> items, Set<DataCategory> hidden) {
  public Shown {
    items = Map.copyOf(items);
    hidden = Set.copyOf(hidden);
  }

  /// One value.
  ///
  /// @param from the owner's other app that it comes over from; absent for the app's own
  public record Item(Held held, Optional<AppId> from) {}

  static Shown own(Profile profile) {
    var items = new EnumMap<DataCategory, Item>(DataCategory.class);
    Set<DataCategory> hidden = EnumSet.noneOf(DataCategory.class);
    profile
        .values()
        .forEach(
            (key, held) -> {
              if (held.clearance().shows()) {
                items.put(key, new Item(held, Optional.empty()));
              } else {
                hidden.add(key);
              }
            });
    return new Shown(items, hidden);
  }

  /// What need not be asked for.
  public Set<DataCategory> known() {
    Set<DataCategory> known = EnumSet.noneOf(DataCategory.class);
    known.addAll(items.keySet());
    known.addAll(hidden);
    return known;
  }

  public Optional<Item> get(DataCategory category) {
    return Optional.ofNullable(items.get(category));
  }
}
