package dev.minipassport.storage.sql;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.dossier.Difference;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Relative;
import dev.minipassport.identity.Identity;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Writes what makes one dossier another, and nothing else. The lock of the identity is held.
record DossierWrite(Handle handle, Dossier before, Dossier next, Instant at) {

  void write() {
    Difference difference = Difference.between(before, next);
    writeLedger(difference);
    writeProfile(difference);
    writeQuestions();
    tell(difference);
  }

  private Identity identity() {
    return before.identity();
  }

  private void writeLedger(Difference difference) {
    if (before.ledger().entries().isEmpty() && !difference.said().isEmpty()) {
      LedgerRows.name(handle, identity().id(), next.ledger().subject());
    }
    difference.said().forEach(entry -> LedgerRows.append(handle, entry));
  }

  private void writeProfile(Difference difference) {
    difference.gone().forEach(category -> ProfileRows.remove(handle, identity().id(), category));
    next.profile()
        .values()
        .forEach(
            (category, held) -> {
              if (!before.profile().get(category).equals(Optional.of(held))) {
                ProfileRows.put(handle, identity().id(), held);
              }
            });
  }

  private void writeQuestions() {
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
