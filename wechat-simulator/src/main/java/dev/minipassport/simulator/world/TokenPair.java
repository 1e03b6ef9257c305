package dev.minipassport.simulator.world;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The current token of a family and the one before it.
record TokenPair(@Nullable AccessToken current, @Nullable AccessToken previous) {
  static final TokenPair EMPTY = new TokenPair(null, null);

  /// The pair after `next` was issued, its predecessor usable during the overlap.
  TokenPair succeededBy(AccessToken next, Instant now) {
    return new TokenPair(next, current == null ? null : current.retired(now));
  }

  /// The pair with both lives ended by `now`.
  TokenPair expired(Instant now) {
    return new TokenPair(
        current == null ? null : current.expired(now),
        previous == null ? null : previous.expired(now));
  }

  TokenStanding standing(String value, Instant now) {
    return Stream.of(current, previous)
        .filter(Objects::nonNull)
        .filter(token -> token.value().equals(value))
        .map(token -> token.standing(now))
        .findFirst()
        .orElse(TokenStanding.UNKNOWN);
  }
}
