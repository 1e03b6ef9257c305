package dev.minipassport.storage.sql;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Parts of a work, of which one that fails does not keep back the others. Where so many fail that
/// it is no matter of the parts, it gives up.
final class BestEffort {
  private static final int MOST_FAILURES = 5;

  private @Nullable RuntimeException first;
  private int failures;

  /// Empty for a part that fails.
  <T> Optional<T> attempt(Supplier<T> part) {
    try {
      return Optional.of(part.get());
    } catch (RuntimeException e) {
      failures++;
      if (first == null) {
        first = e;
      }
      if (failures == MOST_FAILURES) {
        throw first;
      }
      return Optional.empty();
    }
  }

  /// What failed first.
  Optional<RuntimeException> failure() {
    return Optional.ofNullable(first);
  }
}
