package dev.minipassport.storage.sql;

import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.dossier.Matter;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.storage.seal.PhoneSeal;
import java.util.List;
import java.util.Optional;

/// Dossiers as rows. Reading one takes a handful of statements, which all see the same moment.
public final class JdbiDossiers implements Dossiers {
  private final Transactions transactions;
  private final IdentityRows identities;
  private final PhoneSeal phones;

  public JdbiDossiers(Transactions transactions, Dialect dialect, PhoneSeal phones) {
    this.transactions = transactions;
    this.identities = new IdentityRows(dialect);
    this.phones = phones;
  }

  @Override
  public Dossier of(Identity identity, SubjectId fresh) {
    return transactions.readAtOnce(
        handle ->
            DossierRows.read(
                handle, phones, IdentityRows.find(handle, identity.id()).orElse(identity), fresh));
  }

  /// Throws [dev.minipassport.fault.Unavailable] for somebody who was forgotten meanwhile: whoever
  /// asks again is told that they are not signed in.
  @Override
  public <T> T revise(Identity identity, Matter matter, Rule<T> rule) {
    Optional<SealedPhone> sought =
        matter.number().map(number -> SealedPhone.of(number, identity, phones));
    Revising.Revised<T> revised =
        transactions.write(
            handle ->
                new Revising(handle, identities, phones, matter, sought)
                    .revise(identity.id(), rule));
    if (revised.lost()) {
      transactions.expungeSoon();
    }
    return revised.outcome();
  }

  @Override
  public List<Forgotten> forget(
      Identity identity, Reach reach, Matter matter, LastWords lastWords) {
    List<Forgotten> forgotten =
        transactions.write(
            handle ->
                new Forgetting(handle, identities, phones, matter)
                    .forget(identity, reach, lastWords));
    if (!forgotten.isEmpty()) {
      transactions.expunge();
    }
    return forgotten;
  }

  @Override
  public List<Orphan> orphans(AppId app, long after, int limit) {
    return transactions.read(handle -> OrphanRows.after(handle, app, after, limit));
  }

  @Override
  public List<Hidden> hidden(AppId app, int limit) {
    return transactions.read(handle -> ProfileRows.hidden(handle, phones, app, limit));
  }
}
