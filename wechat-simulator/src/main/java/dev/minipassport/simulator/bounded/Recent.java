package dev.minipassport.simulator.bounded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Values by name, no more than a number of them: the oldest is forgotten first.
public final class Recent<V> {
  private final int most;
  private final Map<String, V> byName = new LinkedHashMap<>();

  public Recent(int most) {
    this.most = most;
  }

  public synchronized void put(String name, V value) {
    byName.put(name, value);
    if (byName.size() > most) {
      byName.remove(byName.keySet().iterator().next());
    }
  }

  public synchronized Optional<V> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public synchronized V findOrPut(String name, Supplier<V> fresh) {
    Optional<V> known = find(name);
    if (known.isPresent()) {
      return known.get();
    }
    V value = fresh.get();
    put(name, value);
    return value;
  }

  /// Takes the value away; of several callers one gets it.
  public synchronized Optional<V> take(String name) {
    return Optional.ofNullable(byName.remove(name));
  }

  public synchronized void clear() {
    byName.clear();
  }

  /// The names, oldest first.
  public synchronized List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /// The values, oldest first.
  public synchronized List<V> values() {
    return List.copyOf(byName.values());
  }
}
