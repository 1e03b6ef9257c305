package dev.minipassport.consent;

import dev.minipassport.ledger.Stance;
import dev.minipassport.purpose.Purpose;

/// How a person stands to a purpose as it is now.
///
/// @param coveredElsewhere a grant in another app of the owner covers it
public record PurposeStance(Purpose purpose, Stance stance, boolean coveredElsewhere) {
  public boolean granted() {
    return stance.covers(purpose);
  }
}
