package dev.minipassport.storage.sql;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.dossier.Difference;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Forgotten;
import dev.minipassport.dossier.Dossiers.LastWords;
import dev.minipassport.dossier.Dossiers.Reach;
import dev.minipassport.dossier.Matter;
import dev.minipassport.dossier.Profile;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.storage.seal.PhoneSeal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Forgets people, inside one transaction. What they said stays, and names nobody.
record Forgetting(Handle handle, IdentityRows identities, PhoneSeal phones, Matter matter) {

  List<Forgotten> forget(Identity person, Reach reach, LastWords lastWords) {
    IdentityId id = person.id();
    Staleness.of(handle).changes(id);
    List<Identity> found = locked(id, reach);
    if (found.isEmpty()) {
      // Others may have sessions in memory of whom the store does not know, after a failover.
      ChangeRows.ofAll(handle, person, Kind.SESSIONS_ENDED, matter.at());
    }
    return found.stream()
        .sorted(Comparator.comparing(identity -> identity.app().value()))
        .flatMap(identity -> forget(identity, lastWords).stream())
        .sorted(Comparator.comparing(forgotten -> !forgotten.identity().equals(id)))
        .toList();
  }

  private List<Identity> locked(IdentityId id, Reach reach) {
    return switch (reach) {
      case APP -> identities.lock(handle, id).stream().toList();
      case OWNER ->
          IdentityRows.find(handle, id).stream()
              .flatMap(identity -> lockedAll(identity).stream())
              .toList();
    };
  }

  private List<Identity> lockedAll(Identity one) {
    List<Identity> all = identities.lockAllOf(handle, one.account());
    if (all.stream().noneMatch(identity -> identity.id().equals(one.id()))) {
      throw new Overtaken("the person moved to another account");
    }
    return all;
  }

  private Optional<Forgotten> forget(Identity identity, LastWords lastWords) {
    Dossier before = DossierRows.read(handle, phones, identity, matter.fresh());
    return lastWords.of(before).map(last -> forget(before, last.with(Profile.EMPTY)));
  }

  private Forgotten forget(Dossier before, Dossier last) {
    Identity identity = before.identity();
    Difference difference =
        new DossierWrite(handle, phones, before, Optional.empty(), matter.at()).write(last);
    ChangeRows.ofAll(handle, identity, Kind.ERASED, matter.at());
    new Traces(handle, identity).remove();
    matter.note().ifPresent(note -> AuditRows.append(handle, note, identity.id().toString()));
    return new Forgotten(identity.id(), identity.app(), last.ledger(), difference.orphan());
  }
}
