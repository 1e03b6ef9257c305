package dev.minipassport.storage.sql;

import dev.minipassport.content.CheckId;
import dev.minipassport.content.Verdict;
import dev.minipassport.dossier.Difference;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Dossiers.Rule;
import dev.minipassport.dossier.Findings;
import dev.minipassport.dossier.Matter;
import dev.minipassport.dossier.Rival;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.storage.seal.PhoneSeal;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// One revision, inside its transaction.
///
/// @param sought the phone number that it is about
record Revising(
    Handle handle,
    IdentityRows identities,
    PhoneSeal phones,
    Matter matter,
    Optional<SealedPhone> sought) {
  private static final Duration SOON = Duration.ofMillis(100);

  /// @param lost whether a value went away
  record Revised<T>(T outcome, boolean lost) {}

  <T> Revised<T> revise(IdentityId id, Rule<T> rule) {
    Optional<AccountId> holder = holder();
    Identity locked = locked(id, holder);
    Optional<AccountId> rival = holder().filter(other -> !other.equals(locked.account()));
    if (rival.isPresent() && !rival.equals(holder)) {
      throw new Overtaken("the number became another account's");
    }
    Dossier before =
        DossierRows.read(handle, phones, locked, matter.fresh(), findings(locked, rival));
    Revision<T> revision = rule.revise(before);
    boolean lost = revision.next().map(next -> write(before, next).lost()).orElse(false);
    return new Revised<>(revision.outcome(), lost);
  }

  /// Whoever may be evicted is locked along, and before they are read.
  private Identity locked(IdentityId id, Optional<AccountId> holder) {
    return holder
        .map(besides -> identities.lock(handle, id, besides))
        .orElseGet(() -> identities.lock(handle, id))
        .orElseThrow(() -> new Unavailable(Dependency.STORE, SOON));
  }

  private Optional<AccountId> holder() {
    return sought.flatMap(
        number -> PhoneIndexRows.holder(handle, number.number().realm(), number.digests()));
  }

  private Findings findings(Identity locked, Optional<AccountId> rival) {
    return new Findings(
        matter
            .request()
            .flatMap(given -> RequestRows.find(handle, locked.id(), given.id(), matter.at())),
        rival.map(Rival::new),
        matter.check().flatMap(check -> verdict(locked, check)));
  }

  private Optional<Verdict> verdict(Identity locked, CheckId check) {
    VerdictRows.await(handle, locked.app(), check, matter.at());
    return VerdictRows.find(handle, locked.app(), check, matter.at());
  }

  private Difference write(Dossier before, Dossier next) {
    IdentityId id = before.identity().id();
    Difference written = new DossierWrite(handle, phones, before, sought, matter.at()).write(next);
    matter.request().ifPresent(given -> RequestRows.remember(handle, id, given, matter.at()));
    matter.note().ifPresent(note -> AuditRows.append(handle, note, id.toString()));
    return written;
  }
}
