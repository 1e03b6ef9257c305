package dev.minipassport.storage.sql;

import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.dossier.Request;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Dossiers as rows. Reading one takes a handful of statements, which all see the same moment.
public final class JdbiDossiers implements Dossiers {
  private final Transactions transactions;
  private final IdentityRows identities;

  public JdbiDossiers(Transactions transactions, Dialect dialect) {
    this.transactions = transactions;
    this.identities = new IdentityRows(dialect);
  }

  @Override
  public Dossier of(Identity identity, SubjectId fresh) {
    return transactions.readAtOnce(
        handle ->
            DossierRows.read(
                handle,
                IdentityRows.find(handle, identity.id()).orElse(identity),
                fresh,
                Optional.empty()));
  }

  /// Throws [IllegalStateException] for an identity that is not in the store: whoever was admitted
  /// has one, and none is ever removed.
  @Override
  public <T> T revise(
      Identity identity, SubjectId fresh, Optional<Request> request, Instant at, Rule<T> rule) {
    return transactions.write(
        handle -> {
          Identity locked =
              identities
                  .lock(handle, identity.id())
                  .orElseThrow(() -> new IllegalStateException("no such identity in the store"));
          Optional<Request> repeated =
              request.flatMap(given -> RequestRows.find(handle, locked.id(), given.id(), at));
          Dossier before = DossierRows.read(handle, locked, fresh, repeated);
          Revision<T> revision = rule.revise(before);
          revision
              .next()
              .ifPresent(
                  next -> {
                    new DossierWrite(handle, before, next, at).write();
                    request.ifPresent(
                        given -> RequestRows.remember(handle, locked.id(), given, at));
                  });
          return revision.outcome();
        });
  }

  @Override
  public List<Orphan> orphans(AppId app, long after, int limit) {
    return transactions.read(handle -> OrphanRows.after(handle, app, after, limit));
  }
}
