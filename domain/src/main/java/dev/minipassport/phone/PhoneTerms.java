package dev.minipassport.phone;

import java.time.Duration;

/// What holds for phone numbers in every app.
final class PhoneTerms {
  /// How long a redemption may take before it counts as lost.
  static final Duration PENDING = Duration.ofSeconds(10);

  /// How long a code is known again.
  static final Duration CODE_MEMORY = Duration.ofDays(1);

  /// How often a number that WeChat told is written again to a store that refused it.
  static final int REWRITES = 3;

  /// How long to wait before the first of them; each further wait is twice as long.
  static final Duration FIRST_REWRITE = Duration.ofMillis(100);

  private PhoneTerms() {}
}
