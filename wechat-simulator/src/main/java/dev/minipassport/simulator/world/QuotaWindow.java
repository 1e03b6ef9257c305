package dev.minipassport.simulator.world;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// Counts uses in the current window and forgets the former ones.
public final class QuotaWindow {
  private static final int BEIJING_SECONDS = 8 * 3600;

  private final AtomicReference<Use> use = new AtomicReference<>(new Use(Long.MIN_VALUE, 0));

  /// Takes one use of this minute; false if `limit` are taken.
  public boolean takeOfMinute(Instant now, int limit) {
    return take(Math.floorDiv(now.getEpochSecond(), 60), limit);
  }

  /// Takes one use of this day in Beijing; false if `limit` are taken.
  public boolean takeOfDay(Instant now, int limit) {
    return take(Math.floorDiv(now.getEpochSecond() + BEIJING_SECONDS, 86_400), limit);
  }

  private boolean take(long window, int limit) {
    Use taken =
        use.updateAndGet(
            last -> last.window == window ? last.andOneMore(limit) : new Use(window, 1));
    return taken.count <= limit;
  }

  private record Use(long window, int count) {
    Use andOneMore(int limit) {
      return count > limit ? this : new Use(window, count + 1);
    }
  }
}
