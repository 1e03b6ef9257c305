package dev.minipassport.storage.sql;

import static java.util.Comparator.comparing;

import dev.minipassport.dossier.Dossier;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.storage.seal.PhoneSeal;
import dev.minipassport.storage.sql.Housekeeping.Swept;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Removes values of profiles whose retention is over, one person in a transaction, and tells of it
/// as if the person had erased them.
final class Retention {
  private static final int MOST_PEOPLE = 500;

  /// Nothing is said, so nobody gets this name.
  private static final SubjectId UNNAMED = new SubjectId(new UUID(0, 0));

  private final Transactions transactions;
  private final IdentityRows identities;
  private final PhoneSeal phones;
  private final Set<IdentityId> stuck = new HashSet<>();

  Retention(Transactions transactions, Dialect dialect, PhoneSeal phones) {
    this.transactions = transactions;
    this.phones = phones;
    this.identities = new IdentityRows(dialect);
  }

  /// Whoever failed before comes last.
  Swept sweep(Instant now, BestEffort effort) {
    if (effort.isEnough()) {
      return new Swept(0, false);
    }
    int most = MOST_PEOPLE + stuck.size();
    List<IdentityId> people =
        effort
            .attempt(() -> transactions.read(handle -> ProfileRows.overdue(handle, now, most)))
            .orElse(List.of());
    int values = 0;
    for (IdentityId person : people.stream().sorted(comparing(stuck::contains)).toList()) {
      if (effort.isEnough()) {
        break;
      }
      stuck.add(person);
      Optional<Integer> ended =
          effort.attempt(() -> transactions.write(handle -> end(handle, person, now)));
      if (ended.isPresent()) {
        stuck.remove(person);
        values += ended.get();
      }
    }
    return new Swept(values, people.size() == most);
  }

  private int end(Handle handle, IdentityId person, Instant now) {
    Optional<Identity> locked = identities.lock(handle, person);
    if (locked.isEmpty()) {
      return 0;
    }
    Dossier before = DossierRows.read(handle, phones, locked.get(), UNNAMED);
    Dossier next = before.with(before.profile().at(now));
    var _ = new DossierWrite(handle, phones, before, Optional.empty(), now).write(next);
    return before.profile().values().size() - next.profile().values().size();
  }
}
