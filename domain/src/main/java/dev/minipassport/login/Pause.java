package dev.minipassport.login;

import java.time.Duration;

/// Lets time pass for a caller who waits for another's result.
@FunctionalInterface
public interface Pause {
  void of(Duration duration);
}
