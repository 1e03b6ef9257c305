package dev.minipassport.userdata;

import java.time.Duration;

/// How old opened user data may be. WeChat names no tolerance (protocol 7).
///
/// @param oldest since the instant of the watermark, 1 second to 1 day
public record UserDataTerms(Duration oldest) {
  public static final UserDataTerms DEFAULT = new UserDataTerms(Duration.ofMinutes(10));

  /// How far WeChat's clock may be ahead of ours.
  static final Duration AHEAD = Duration.ofMinutes(1);

  public UserDataTerms {
    if (oldest.compareTo(Duration.ofSeconds(1)) < 0 || oldest.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("the age of user data must be 1 second to 1 day");
    }
  }
}
