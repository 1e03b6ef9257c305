package dev.minipassport.simulator.world;

import java.time.Duration;
import java.time.Instant;

/// An access token; `usableUntil` ends before `expiresAt` once a successor has retired it.
public record AccessToken(String value, Instant expiresAt, Instant usableUntil) {
  static final Duration LIFETIME = Duration.ofHours(2);
  static final Duration OVERLAP = Duration.ofMinutes(5);

  static AccessToken issued(String value, Instant now) {
    return new AccessToken(value, now.plus(LIFETIME), now.plus(LIFETIME));
  }

  AccessToken retired(Instant now) {
    Instant end = now.plus(OVERLAP);
    return end.isBefore(usableUntil) ? new AccessToken(value, expiresAt, end) : this;
  }

  AccessToken expired(Instant now) {
    return new AccessToken(value, now, now);
  }

  /// The seconds left, a begun one counting as a whole.
  public long expiresIn(Instant now) {
    return Duration.between(now, expiresAt).plusSeconds(1).minusNanos(1).toSeconds();
  }

  TokenStanding standing(Instant now) {
    if (!now.isBefore(expiresAt)) {
      return TokenStanding.EXPIRED;
    }
    return now.isBefore(usableUntil) ? TokenStanding.VALID : TokenStanding.UNKNOWN;
  }

  @Override
  public String toString() {
    return "AccessToken[REDACTED]";
  }
}
