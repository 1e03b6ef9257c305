package dev.minipassport.login;

import java.time.Duration;

/// How long the caller still waits.
@FunctionalInterface
public interface Deadline {

  /// Zero once the deadline has passed or the caller has cancelled; never negative.
  Duration remaining();

  default boolean passed() {
    return remaining().isZero();
  }
}
