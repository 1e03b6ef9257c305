package dev.minipassport.consent;

import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Profile;
import dev.minipassport.ledger.Cause;
import dev.minipassport.ledger.Decision;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.ledger.Stance;
import dev.minipassport.ledger.Statement;
import dev.minipassport.ledger.Surface;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Takes a grant out of a dossier, and with it what was held under it. Pure, and run inside the
/// transaction.
public record Withdrawing(
    Purpose purpose, List<Purpose> all, RequestId request, Cause cause, Instant now) {

  /// Taken back before, and not granted since.
  boolean done(Dossier dossier) {
    Stance stance = dossier.stance(purpose);
    return stance.grant().isEmpty() && stance.withdrawnAt() > 0;
  }

  boolean possible(Dossier dossier) {
    return dossier.stance(purpose).grant().isPresent() || dossier.coveredElsewhere(purpose);
  }

  public Dossier from(Dossier dossier) {
    Dossier without = dossier.saying(statement(dossier));
    Profile profile = Profile.EMPTY;
    for (Held held : dossier.profile().values().values()) {
      profile = stillHeld(without, held).map(profile::with).orElse(profile);
    }
    return without.with(profile);
  }

  /// Held under another purpose from now on, if one covers it.
  private Optional<Held> stillHeld(Dossier without, Held held) {
    if (!held.purpose().equals(purpose.id())) {
      return Optional.of(held);
    }
    DataCategory category = held.value().category();
    return all.stream()
        .filter(other -> !other.id().equals(purpose.id()))
        .filter(other -> covers(without, other, category))
        .findFirst()
        .map(other -> held.under(other.id(), other.retention().map(held.at()::plus)));
  }

  private static boolean covers(Dossier dossier, Purpose other, DataCategory category) {
    return dossier
        .stance(other)
        .grant()
        .filter(grant -> grant.categories().contains(category))
        .isPresent();
  }

  /// It speaks of the words of today: what they say is what rests from now on.
  private Statement statement(Dossier dossier) {
    Words words = purpose.wordsFor(dossier.stance(purpose).grant().map(Statement::language));
    return new Statement(
        dossier.identity().app(),
        purpose.id(),
        purpose.version(),
        words.hash(),
        words.language(),
        purpose.categories(),
        purpose.separate(),
        purpose.shared(),
        Decision.WITHDRAWN,
        Surface.SETTINGS,
        Optional.empty(),
        Optional.empty(),
        now,
        request,
        cause);
  }
}
