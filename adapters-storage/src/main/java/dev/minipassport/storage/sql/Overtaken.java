package dev.minipassport.storage.sql;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import java.time.Duration;

/// What a transaction was decided on is no longer so, because another one was committed first. It
/// is rolled back, and run again from its beginning where others write at the same time.
public final class Overtaken extends RuntimeException {
  private static final Duration SOON = Duration.ofMillis(100);

  Overtaken(String by) {
    super(by, null, false, false);
  }

  /// What callers are told where it is not run again.
  public Unavailable unavailable() {
    return new Unavailable(Dependency.STORE, SOON, this);
  }
}
