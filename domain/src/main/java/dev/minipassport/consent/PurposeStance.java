package dev.minipassport.consent;

import dev.minipassport.dossier.Dossier;
import dev.minipassport.ledger.Stance;
import dev.minipassport.purpose.Purpose;
import java.time.Instant;
import java.util.Optional;

/// How a person stands to a purpose as it is now.
///
/// @param coveredElsewhere a grant in another app of the owner covers it
/// @param quietUntil the unprompted question rests until then; absent if nothing silences it
public record PurposeStance(
    Purpose purpose, Stance stance, boolean coveredElsewhere, Optional<Instant> quietUntil) {

  static PurposeStance of(Dossier dossier, Purpose purpose, Instant now) {
    Stance stance = dossier.stance(purpose);
    return new PurposeStance(
        purpose, stance, dossier.coveredElsewhere(purpose), stance.quiet(purpose, now));
  }

  public boolean granted() {
    return stance.covers(purpose);
  }
}
