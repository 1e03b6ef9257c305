package dev.minipassport.storage.sql;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Parts of a work, of which one that fails does not keep back the others. Where so many fail that
/// it is no matter of the parts, it gives up.
final class BestEffort {
  private static final int MOST_FAILURES = 5;

  private @Nullable RuntimeException first;
  private int failures;

  /// Returns `nothing` for a part that fails.
  <T> T attempt(Supplier<T> part, T nothing) {
    try {
      return part.get();
    } catch (RuntimeException e) {
      failures++;
      if (first == null) {
        first = e;
      }
      if (failures == MOST_FAILURES) {
        throw first;
      }
      return nothing;
    }
  }

  /// Throws what failed first, if anything did.
  void end() {
    if (first != null) {
      throw first;
    }
  }
}
