package dev.minipassport.dossier;

import dev.minipassport.identity.AppId;
import dev.minipassport.purpose.DataCategory;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A profile as an app may show it.
public record Shown(Map<DataCategory, Item> items) {
  public Shown {
    items = Map.copyOf(items);
  }

  /// One value.
  ///
  /// @param from the owner's other app that it comes over from; absent for the app's own
  public record Item(Held held, Optional<AppId> from) {}

  static Shown own(Profile profile) {
    var items = new EnumMap<DataCategory, Item>(DataCategory.class);
    profile.values().forEach((key, held) -> items.put(key, new Item(held, Optional.empty())));
    return new Shown(items);
  }

  public Set<DataCategory> known() {
    return items.keySet();
  }

  public Optional<Item> get(DataCategory category) {
    return Optional.ofNullable(items.get(category));
  }
}
