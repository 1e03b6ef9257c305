package dev.minipassport.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// A session key with its age. A pinned one was given by hand and outlives logins.
///
/// @param text base64 of 16 bytes, as WeChat hands it out
public record IssuedKey(String text, Instant issuedAt, Instant expiresAt, boolean pinned) {

  static IssuedKey issued(String text, Instant now, Duration lifetime) {
    return new IssuedKey(text, now, now.plus(lifetime), false);
  }

  static IssuedKey pinned(String text) {
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      decoded = new byte[0];
    }
    if (decoded.length != 16) {
      throw new IllegalArgumentException("give a session key of 24 characters: base64 of 16 bytes");
    }
    return new IssuedKey(text, Instant.EPOCH, Instant.MAX, true);
  }

  IssuedKey renewed(Instant now, Duration lifetime) {
    return pinned ? this : new IssuedKey(text, issuedAt, now.plus(lifetime), false);
  }

  boolean survivesLogin(Instant now, Duration rotationAge) {
    return pinned || (now.isBefore(issuedAt.plus(rotationAge)) && now.isBefore(expiresAt));
  }

  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  @Override
  public String toString() {
    return "IssuedKey[REDACTED]";
  }
}
