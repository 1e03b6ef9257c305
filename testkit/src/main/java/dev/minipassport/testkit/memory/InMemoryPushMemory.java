package dev.minipassport.testkit.memory;

import dev.minipassport.identity.AppId;
import dev.minipassport.privacy.PushMemory;
import dev.minipassport.purpose.TextHash;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

final class InMemoryPushMemory implements PushMemory {
  private record Key(AppId app, TextHash seal) {}

  private final Map<Key, TextHash> pushes = new ConcurrentHashMap<>();

  @Override
  public Seen see(AppId app, TextHash seal, TextHash push, Instant at) {
    TextHash known = pushes.putIfAbsent(new Key(app, seal), push);
    if (known == null) {
      return Seen.FIRST;
    }
    return known.equals(push) ? Seen.AGAIN : Seen.OTHER;
  }
}
