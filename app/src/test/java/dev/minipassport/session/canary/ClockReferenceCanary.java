package dev.minipassport.session.canary;

import java.time.Instant;
import java.util.function.Supplier;

/// Caught by `TIME_AND_CHANCE_ARE_ARGUMENTS`, or that rule cannot fail.
final class ClockReferenceCanary {
  final Supplier<Instant> now = Instant::now;
}
