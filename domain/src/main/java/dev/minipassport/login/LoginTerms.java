package dev.minipassport.login;

import java.time.Duration;

/// How long codes count, and what is made of mock ones.
///
/// @param pending how long an exchange and its commit may take, before their claimant counts as
///     dead
/// @param mockCodes whether the platform is a simulator that accepts them
public record LoginTerms(Duration pending, boolean mockCodes) {

  /// The same code gets the same session again for this long.
  public static final Duration REPLAY_WINDOW = Duration.ofSeconds(10);

  /// WeChat refuses a code of this age anyway (protocol 4).
  public static final Duration CODE_MEMORY = Duration.ofMinutes(5);

  /// The wait asked of a client whose exchange went wrong.
  static final Duration WAIT_AFTER_UNKNOWN = Duration.ofSeconds(1);

  /// How long to wait before looking at a code that another call is exchanging; each further wait
  /// is twice as long.
  public static final Duration FIRST_LOOK = Duration.ofMillis(10);

  private static final Duration LONGEST_WAIT = Duration.ofMillis(160);

  public static Duration longer(Duration wait) {
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : wait;
  }

  public LoginTerms {
    if (pending.compareTo(Duration.ofSeconds(1)) < 0
        || pending.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("pending must be 1 second to 1 minute");
    }
  }
}
