package dev.minipassport.app.service;

import dev.minipassport.login.Pause;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// Time and chance. Nothing but this package takes them from the JVM.
record Instruments(Clock clock, RandomGenerator random, Pause pause) {

  static Instruments of(Clock clock) {
    return new Instruments(clock, new SecureRandom(), Instruments::sleep);
  }

  /// On a virtual thread this holds nothing up.
  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
