package dev.minipassport.storage.sql;

import dev.minipassport.audit.Audit;
import dev.minipassport.audit.Note;
import dev.minipassport.dossier.Matter.Sought;
import dev.minipassport.dossier.Profile;
import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.operation.People;
import dev.minipassport.storage.seal.PhoneSeal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Finds people by whatever names them.
public final class JdbiPeople implements People {
  private final Transactions transactions;
  private final PhoneSeal phones;

  public JdbiPeople(Transactions transactions, PhoneSeal phones) {
    this.transactions = transactions;
    this.phones = phones;
  }

  @Override
  public Optional<Card> find(Query query, Note note) {
    return transactions.write(
        handle -> {
          Optional<Card> card = account(handle, query).map(account -> card(handle, account));
          AuditRows.append(
              handle,
              note,
              card.map(found -> found.account().id().toString()).orElse(Audit.NOBODY));
          return card;
        });
  }

  private Optional<Account> account(Handle handle, Query query) {
    return switch (query) {
      case Query.ByAccount(var id) -> AccountRows.find(handle, id);
      case Query.ByOpenId(var app, var openId) ->
          IdentityRows.find(handle, app, openId)
              .flatMap(identity -> AccountRows.find(handle, identity.account()));
      case Query.ByUnionId(var owner, var unionId) -> AccountRows.holderOf(handle, owner, unionId);
      case Query.ByPhone(var realm, var number) ->
          PhoneIndexRows.holder(handle, realm, phones.index().of(new Sought(realm, number)))
              .flatMap(id -> AccountRows.find(handle, id));
    };
  }

  private Card card(Handle handle, Account account) {
    Map<IdentityId, Profile> profiles = ProfileRows.of(handle, phones, account.id());
    return new Card(
        account, members(handle, account.id(), profiles), ConflictRows.with(handle, account.id()));
  }

  private static List<Member> members(
      Handle handle, AccountId account, Map<IdentityId, Profile> profiles) {
    return handle
        .createQuery(
            "SELECT "
                + IdentityRows.COLUMNS
                + ", i.known_since FROM identities i WHERE i.account = :account ORDER BY i.id")
        .bind("account", account)
        .map(
            (row, _) -> {
              Identity identity = IdentityRows.identity(row);
              return new Member(
                  identity,
                  IdentityRows.knownSince(row),
                  profiles.getOrDefault(identity.id(), Profile.EMPTY),
                  SessionRows.of(handle, identity.id()).size());
            })
        .list();
  }
}
