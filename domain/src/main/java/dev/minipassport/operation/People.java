package dev.minipassport.operation;

import dev.minipassport.audit.Note;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.Profile;
import dev.minipassport.dossier.Realm;
import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds people for operators. Held to `PeopleContract`.
public interface People {

  /// One transaction, with its line in the audit: whoever is found, or nobody.
  Optional<Card> find(Query query, Note note);

  /// By what somebody is looked for.
  sealed interface Query {
    record ByAccount(AccountId account) implements Query {}

    record ByOpenId(AppId app, OpenId openId) implements Query {}

    record ByUnionId(OwnerId owner, UnionId unionId) implements Query {}

    record ByPhone(Realm realm, PhoneNumber number) implements Query {}
  }

  /// An account and everybody in it.
  ///
  /// @param members by identity, in no order that means anything
  /// @param conflicts accounts that claim the same person
  record Card(Account account, List<Member> members, List<AccountId> conflicts) {
    public Card {
      members = List.copyOf(members);
      conflicts = List.copyOf(conflicts);
    }
  }

  /// One identity.
  ///
  /// @param knownSince the epoch where that was not written down
  /// @param sessions how many are live
  record Member(Identity identity, Instant knownSince, Profile profile, int sessions) {}
}
