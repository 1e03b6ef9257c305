package dev.minipassport.dossier;

import dev.minipassport.purpose.PurposeId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A value of a profile, and by what right it is held.
///
/// @param purpose whose standing grant it is held under
/// @param at when it came, by the service's own time, in whole milliseconds
/// @param keptUntil the end of its retention; absent: for as long as the grant stands
public record Held(
    ProfileValue value,
    Provenance provenance,
    PurposeId purpose,
    Instant at,
    Optional<Instant> keptUntil) {
  public Held {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    keptUntil = keptUntil.map(end -> end.truncatedTo(ChronoUnit.MILLIS));
  }

  /// The same value under another purpose, which covers it as well.
  public Held under(PurposeId other, Optional<Instant> kept) {
    return new Held(value, provenance, other, at, kept);
  }

  boolean keptAt(Instant now) {
    return keptUntil.map(now::isBefore).orElse(true);
  }
}
