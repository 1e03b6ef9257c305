package dev.minipassport.privacy;

import dev.minipassport.consent.Withdrawing;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Profile;
import dev.minipassport.ledger.Cause;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.Purposes;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Closes a dossier: every grant that stands is taken back, so that the ledger says how it ended,
/// and nothing is held.
record Farewell(Function<Dossier, List<Purpose>> purposes, Cause cause, Instant now) {
  private static final RequestId REQUEST = new RequestId("farewell");

  static Farewell by(Cause cause, Purposes purposes, Instant now) {
    return new Farewell(dossier -> purposes.current(dossier.identity().app()), cause, now);
  }

  Dossier of(Dossier dossier) {
    Dossier last = dossier;
    for (Purpose purpose : purposes.apply(dossier)) {
      if (last.stance(purpose).grant().isPresent()) {
        last = new Withdrawing(purpose, List.of(), REQUEST, cause, now).from(last);
      }
    }
    return last.with(Profile.EMPTY);
  }
}
