package dev.minipassport.grpc.call;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An exception as it may be logged: classes and stack traces, and no message, since a message may
/// quote what a caller sent.
final class Mute extends Exception {
  private Mute(Throwable original, @Nullable Mute cause) {
    super(original.getClass().getName(), cause);
    setStackTrace(original.getStackTrace());
  }

  static Mute of(Throwable original) {
    return of(original, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static Mute of(Throwable original, Set<Throwable> seen) {
    Throwable cause = original.getCause();
    return new Mute(
        original,
        cause != null && seen.add(original) && !seen.contains(cause) ? of(cause, seen) : null);
  }
}
