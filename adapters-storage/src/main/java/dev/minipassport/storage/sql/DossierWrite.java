package dev.minipassport.storage.sql;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.dossier.Difference;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Relative;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Identity;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.storage.seal.PhoneSeal;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Writes what makes one dossier another, and nothing else. The lock of the identity is held, and
/// so is that of whoever is evicted.
///
/// @param sought the phone number that the revision is about
record DossierWrite(
    Handle handle, PhoneSeal phones, Dossier before, Optional<SealedPhone> sought, Instant at) {

  Difference write(Dossier next) {
    Difference difference = Difference.between(before, next);
    writeLedger(next, difference);
    difference
        .evicted()
        .ifPresent(rival -> sought.ifPresent(number -> evict(number, rival.account())));
    writeProfile(next, difference);
    writeQuestions(next);
    tell(difference);
    return difference;
  }

  private Identity identity() {
    return before.identity();
  }

  private void evict(SealedPhone number, AccountId rival) {
    new Eviction(handle, phones, number, at).of(rival);
  }

  private void writeLedger(Dossier next, Difference difference) {
    if (before.ledger().entries().isEmpty() && !difference.said().isEmpty()) {
      LedgerRows.name(handle, identity().id(), next.ledger().subject());
    }
    difference.said().forEach(entry -> LedgerRows.append(handle, entry));
  }

  private void writeProfile(Dossier next, Difference difference) {
    difference.gone().forEach(this::remove);
    next.profile()
        .values()
        .forEach(
            (category, held) -> {
              if (!before.profile().get(category).equals(Optional.of(held))) {
                put(category, held);
              }
            });
  }

  private void remove(DataCategory category) {
    if (category == DataCategory.PHONE) {
      phone().remove();
    } else {
      ProfileRows.remove(handle, identity().id(), category);
    }
  }

  private void put(DataCategory category, Held held) {
    if (category == DataCategory.PHONE) {
      phone().put(held);
    } else {
      ProfileRows.put(handle, identity().id(), held, Optional.empty());
    }
  }

  private PhoneWrite phone() {
    return new PhoneWrite(handle, phones, before, sought);
  }

  private void writeQuestions(Dossier next) {
    before.asks().keySet().stream()
        .filter(purpose -> !next.asks().containsKey(purpose))
        .forEach(purpose -> QuestionRows.remove(handle, identity().id(), purpose));
    next.asks()
        .forEach(
            (purpose, since) -> {
              if (!since.equals(before.asks().get(purpose))) {
                QuestionRows.put(handle, identity().id(), purpose, since);
              }
            });
  }

  private void tell(Difference difference) {
    difference.shownAgain().ifPresent(picture -> OrphanRows.remove(handle, identity(), picture));
    difference.orphan().ifPresent(picture -> OrphanRows.append(handle, identity(), picture, at));
    for (Kind kind : difference.kinds()) {
      ChangeRows.ofAll(handle, identity(), kind, at);
    }
    for (Relative relative : difference.elsewhere()) {
      ChangeRows.ofRelative(handle, relative, Kind.PROFILE_ERASED, at);
    }
  }
}
