package dev.minipassport.storage.sql;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.storage.seal.PhoneSeal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Takes a phone number off whoever held it, because another person has it now. The locks of all
/// their identities are held.
record Eviction(Handle handle, PhoneSeal phones, SealedPhone number, Instant at) {

  /// Nothing is said, so nobody gets this name.
  private static final SubjectId UNNAMED = new SubjectId(new UUID(0, 0));

  void of(AccountId rival) {
    PhoneRows.of(handle, phones, rival).stream()
        .filter(row -> row.number().number().equals(number.number().number()))
        .forEach(row -> takeFrom(row.identity()));
    PhoneIndexRows.release(handle, number.number().realm(), number.digests(), rival);
  }

  private void takeFrom(IdentityId id) {
    IdentityRows.find(handle, id)
        .map(identity -> DossierRows.read(handle, phones, identity, UNNAMED))
        .ifPresent(this::takeFrom);
  }

  private void takeFrom(Dossier before) {
    var _ =
        new DossierWrite(handle, phones, before, Optional.empty(), at)
            .write(
                before.with(
                    before.profile().only(held -> held.value().category() != DataCategory.PHONE)));
    ChangeRows.ofAll(handle, before.identity(), Kind.PHONE_MOVED, at);
  }
}
