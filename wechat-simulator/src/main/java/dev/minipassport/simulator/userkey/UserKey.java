package dev.minipassport.simulator.userkey;

import java.time.Duration;
import java.time.Instant;

/// One key that client and server share.
///
/// @param text base64 of 16 bytes
/// @param iv 16 ASCII characters
public record UserKey(String text, String iv, int version, Instant createdAt) {
  private static final Duration LIFETIME = Duration.ofHours(1);

  public Instant expiresAt() {
    return createdAt.plus(LIFETIME);
  }

  /// The seconds left, 0 for an expired key.
  public long expiresIn(Instant now) {
    return Math.max(0, Duration.between(now, expiresAt()).toSeconds());
  }

  boolean expired(Instant now) {
    return !now.isBefore(expiresAt());
  }

  @Override
  public String toString() {
    return "UserKey[" + version + " REDACTED]";
  }
}
