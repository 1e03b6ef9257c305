package dev.minipassport.session.canary;

import java.time.Instant;

/// Caught by `TIME_AND_CHANCE_ARE_ARGUMENTS`, or that rule cannot fail.
final class ClockCanary {
  final Instant now = Instant.now();
}
