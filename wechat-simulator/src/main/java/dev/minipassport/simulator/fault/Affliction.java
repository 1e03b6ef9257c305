package dev.minipassport.simulator.fault;

import java.time.Duration;
import java.util.Optional;

/// What befalls one call: a delay, and at most one fault beside it.
public record Affliction(Duration delay, Optional<Injection> fault) {
  static final Affliction NONE = new Affliction(Duration.ZERO, Optional.empty());
}
