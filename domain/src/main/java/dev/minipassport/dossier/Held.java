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
/// @param clearance whether it may be shown
public record Held(
    ProfileValue value,
    Provenance provenance,
    PurposeId purpose,
    Instant at,
    Optional<Instant> keptUntil,
    Clearance clearance) {
  public Held {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    keptUntil = keptUntil.map(end -> end.truncatedTo(ChronoUnit.MILLIS));
  }

  /// One that may be shown.
  public Held(
      ProfileValue value,
      Provenance provenance,
      PurposeId purpose,
      Instant at,
      Optional<Instant> keptUntil) {
    this(value, provenance, purpose, at, keptUntil, Clearance.clear());
  }

  /// The same value under another purpose, which covers it as well.
  public Held under(PurposeId other, Optional<Instant> kept) {
    return new Held(value, provenance, other, at, kept, clearance);
  }

  /// The same value, judged.
  public Held judged(Clearance verdict) {
    return new Held(value, provenance, purpose, at, keptUntil, verdict);
  }

  boolean keptAt(Instant now) {
    return keptUntil.map(now::isBefore).orElse(true);
  }
}
