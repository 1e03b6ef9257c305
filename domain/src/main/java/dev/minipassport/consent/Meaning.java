package dev.minipassport.consent;

import dev.minipassport.ledger.Decision;
import dev.minipassport.ledger.Surface;

/// What it comes to that a client says.
sealed interface Meaning {

  /// The person decided.
  record Answer(Decision decision, Surface surface) implements Meaning {}

  /// The person did not.
  record NoAnswer(NotAnswered cause) implements Meaning {}

  static Meaning of(Given given) {
    return switch (given) {
      case Given.Granted _ -> new Answer(Decision.GRANTED, Surface.OWN_DIALOG);
      case Given.Refused(var surface) -> new Answer(Decision.REFUSED, surface);
      case Given.Dismissed _ -> new Answer(Decision.DISMISSED, Surface.OWN_DIALOG);
      case Given.Failed failed -> Failures.of(failed);
    };
  }
}
