package dev.minipassport.phone;

import java.time.Duration;

/// What holds for phone numbers in every app.
final class PhoneTerms {
  /// How long a redemption may take before it counts as lost.
  static final Duration PENDING = Duration.ofSeconds(10);

  /// How long a code is known again.
  static final Duration CODE_MEMORY = Duration.ofDays(1);

  private PhoneTerms() {}
}
