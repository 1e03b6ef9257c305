package dev.minipassport.storage.sql;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Parts of a work, of which one that fails does not keep back the others.
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
      return Optional.empty();
    }
  }

  /// Whether so many have failed that it may be no matter of the parts, and the rest had better
  /// wait.
  boolean isEnough() {
    return failures >= MOST_FAILURES;
  }

  /// What failed first.
  Optional<RuntimeException> failure() {
    return Optional.ofNullable(first);
  }
}
