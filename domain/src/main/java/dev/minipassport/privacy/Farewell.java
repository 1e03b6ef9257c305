package dev.minipassport.privacy;

import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Profile;
import dev.minipassport.ledger.Cause;
import dev.minipassport.ledger.Decision;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.ledger.Statement;
import dev.minipassport.ledger.Surface;
import java.time.Instant;
import java.util.Optional;

/// Closes a dossier: every grant that stands is taken back, in the words it was given in, so that
/// the ledger says how it ended, and nothing is held. Pure, and run inside the transaction.
record Farewell(Cause cause, Instant now) {
  private static final RequestId REQUEST = new RequestId("farewell");

  Dossier of(Dossier dossier) {
    Dossier last = dossier;
    for (Statement grant : dossier.ledger().grants()) {
      last = last.saying(takenBack(grant));
    }
    return last.with(Profile.EMPTY);
  }

  private Statement takenBack(Statement grant) {
    return new Statement(
        grant.app(),
        grant.purpose(),
        grant.version(),
        grant.text(),
        grant.language(),
        grant.categories(),
        grant.separate(),
        grant.shared(),
        Decision.WITHDRAWN,
        Surface.SETTINGS,
        Optional.empty(),
        Optional.empty(),
        now,
        REQUEST,
        cause);
  }
}
