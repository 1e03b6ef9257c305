package dev.minipassport.storage.sql;

import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Findings;
import dev.minipassport.dossier.Profile;
import dev.minipassport.dossier.Relative;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.ledger.Entry;
import dev.minipassport.ledger.Ledger;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.storage.seal.PhoneSeal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// Reads dossiers: the person as they stand now and their relatives, in one statement for each
/// table, however many there are.
final class DossierRows {

  /// An identity, since when it is known, and what it is called in the ledger.
  private record Person(Identity identity, Instant knownSince, SubjectId subject) {}

  private final List<Person> people;
  private final Map<SubjectId, List<Entry>> said;
  private final Map<IdentityId, Profile> profiles;

  private DossierRows(Handle handle, PhoneSeal phones, AccountId account, SubjectId fresh) {
    this.people = people(handle, account, fresh);
    this.said = LedgerRows.of(handle, account);
    this.profiles = ProfileRows.of(handle, phones, account);
  }

  /// As [#read(Handle, PhoneSeal, Identity, SubjectId, Findings)], with nothing looked up besides.
  static Dossier read(Handle handle, PhoneSeal phones, Identity identity, SubjectId fresh) {
    return read(handle, phones, identity, fresh, Findings.NONE);
  }

  /// The dossier of an identity as its row has it.
  ///
  /// @param fresh the subject of those who have none
  static Dossier read(
      Handle handle, PhoneSeal phones, Identity identity, SubjectId fresh, Findings findings) {
    var rows = new DossierRows(handle, phones, identity.account(), fresh);
    Predicate<Person> self = person -> person.identity().id().equals(identity.id());
    Optional<Person> known = rows.people.stream().filter(self).findFirst();
    return new Dossier(
        identity,
        rows.ledger(known.map(Person::subject).orElse(fresh)),
        rows.profile(identity.id()),
        QuestionRows.of(handle, identity.id()),
        rows.people.stream().filter(self.negate()).map(rows::relative).toList(),
        known.map(Person::knownSince).orElse(Instant.EPOCH),
        findings,
        Optional.empty());
  }

  private Relative relative(Person person) {
    Identity identity = person.identity();
    return new Relative(
        identity.id(), identity.app(), ledger(person.subject()), profile(identity.id()));
  }

  private Ledger ledger(SubjectId subject) {
    return new Ledger(subject, said.getOrDefault(subject, List.of()));
  }

  private Profile profile(IdentityId identity) {
    return profiles.getOrDefault(identity, Profile.EMPTY);
  }

  private static List<Person> people(Handle handle, AccountId account, SubjectId fresh) {
    return handle
        .createQuery(
            "SELECT "
                + IdentityRows.COLUMNS
                + """
                , i.known_since, s.subject
                FROM identities i LEFT JOIN ledger_subjects s ON s.identity = i.id
                WHERE i.account = :account ORDER BY i.id
                """)
        .bind("account", account)
        .map(
            (row, _) ->
                new Person(
                    IdentityRows.identity(row),
                    IdentityRows.knownSince(row),
                    Optional.ofNullable(row.getString("subject"))
                        .map(UUID::fromString)
                        .map(SubjectId::new)
                        .orElse(fresh)))
        .list();
  }
}
