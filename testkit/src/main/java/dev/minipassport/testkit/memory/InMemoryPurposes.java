package dev.minipassport.testkit.memory;

import dev.minipassport.identity.AppId;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.Purposes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryPurposes implements Purposes {
  private record Version(AppId app, PurposeId id, int number) {}

  private final State state;
  private final Map<Version, Purpose> versions = new HashMap<>();
  private final Map<AppId, List<Purpose>> current = new HashMap<>();

  InMemoryPurposes(State state) {
    this.state = state;
  }

  @Override
  public Seeding seed(AppId app, List<Purpose> purposes) {
    synchronized (state) {
      List<PurposeId> changed =
          purposes.stream()
              .filter(purpose -> differs(versions.get(version(app, purpose)), purpose))
              .map(Purpose::id)
              .toList();
      if (!changed.isEmpty()) {
        return new Seeding.Changed(changed);
      }
      purposes.forEach(purpose -> versions.put(version(app, purpose), purpose));
      current.put(app, purposes.stream().sorted(Comparator.comparing(Purpose::id)).toList());
      return new Seeding.Seeded();
    }
  }

  private static boolean differs(@Nullable Purpose known, Purpose given) {
    return known != null && !known.hash().equals(given.hash());
  }

  private static Version version(AppId app, Purpose purpose) {
    return new Version(app, purpose.id(), purpose.version());
  }

  @Override
  public Optional<Purpose> current(AppId app, PurposeId id) {
    return current(app).stream().filter(purpose -> purpose.id().equals(id)).findFirst();
  }

  @Override
  public List<Purpose> current(AppId app) {
    synchronized (state) {
      return current.getOrDefault(app, List.of());
    }
  }

  @Override
  public Optional<Purpose> version(AppId app, PurposeId id, int version) {
    synchronized (state) {
      return Optional.ofNullable(versions.get(new Version(app, id, version)));
    }
  }
}
