package dev.minipassport.operation;

import dev.minipassport.audit.Audit;
import dev.minipassport.audit.Note;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.Realm;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Apps;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.operation.People.Card;
import dev.minipassport.operation.People.Query;
import java.util.Optional;

/// Finds a person for an operator, within the app the operator names: whom it never knew is
/// unknown to it.
public final class LookUp {
  private final Apps apps;
  private final People people;
  private final Audit audit;

  public LookUp(Apps apps, People people, Audit audit) {
    this.apps = apps;
    this.people = people;
    this.audit = audit;
  }

  public Optional<Card> find(AppId id, Sought sought, Note note) {
    App app = apps.find(id).orElseThrow(() -> new UnknownApp(id));
    Optional<Query> query =
        switch (sought) {
          case Sought.ByAccount(var account) -> Optional.of(new Query.ByAccount(account));
          case Sought.ByOpenId(var openId) -> Optional.of(new Query.ByOpenId(id, openId));
          case Sought.ByUnionId(var unionId) ->
              app.owner().map(owner -> new Query.ByUnionId(owner, unionId));
          case Sought.ByPhone(var number) -> Optional.of(new Query.ByPhone(Realm.of(app), number));
        };
    if (query.isEmpty()) {
      audit.write(note, Audit.NOBODY);
    }
    return query
        .flatMap(asked -> people.find(asked, note))
        .filter(
            card -> card.members().stream().anyMatch(member -> member.identity().app().equals(id)));
  }

  /// By what.
  public sealed interface Sought {
    record ByAccount(AccountId account) implements Sought {}

    record ByOpenId(OpenId openId) implements Sought {}

    /// Finds nobody where the app has no owner.
    record ByUnionId(UnionId unionId) implements Sought {}

    record ByPhone(PhoneNumber number) implements Sought {}
  }
}
