package dev.minipassport.testkit.memory;

import dev.minipassport.audit.Audit;
import dev.minipassport.audit.Note;
import dev.minipassport.dossier.Profile;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identities;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.operation.People;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemoryPeople implements People, Identities, Audit {
  private final State state;

  InMemoryPeople(State state) {
    this.state = state;
  }

  @Override
  public Optional<Card> find(Query query, Note note) {
    synchronized (state) {
      Optional<Card> card = account(query).map(this::card);
      state.note(note, card.map(found -> found.account().id().toString()).orElse(Audit.NOBODY));
      return card;
    }
  }

  private Optional<AccountId> account(Query query) {
    return switch (query) {
      case Query.ByAccount(var id) ->
          Optional.of(state.aliases.getOrDefault(id, id)).filter(state.accounts::containsKey);
      case Query.ByOpenId(var app, var openId) -> find(app, openId).map(Identity::account);
      case Query.ByUnionId(var owner, var unionId) ->
          Optional.ofNullable(state.holders.get(new State.UnionKey(owner, unionId)));
      case Query.ByPhone(var realm, var number) ->
          Optional.ofNullable(state.phones.get(new State.PhoneKey(realm, number)));
    };
  }

  private Card card(AccountId account) {
    return new Card(
        state.account(account),
        state.members(account).stream().map(this::member).toList(),
        state.conflicts.stream()
            .flatMap(
                conflict ->
                    Stream.of(conflict.account(), conflict.other())
                        .filter(
                            _ ->
                                conflict.account().equals(account)
                                    || conflict.other().equals(account)))
            .filter(other -> !other.equals(account))
            .toList());
  }

  private Member member(Identity identity) {
    return new Member(
        identity,
        state.knownSince.getOrDefault(identity.id(), Instant.EPOCH),
        state.profiles.getOrDefault(identity.id(), Profile.EMPTY),
        state.roots(identity).size());
  }

  @Override
  public Optional<Identity> find(AppId app, OpenId openId) {
    synchronized (state) {
      return Optional.ofNullable(state.identities.get(new State.PersonKey(app, openId)));
    }
  }

  @Override
  public Optional<Identity> find(AppId app, IdentityId id) {
    synchronized (state) {
      return state.identities.values().stream()
          .filter(identity -> identity.app().equals(app) && identity.id().equals(id))
          .findFirst();
    }
  }

  @Override
  public void write(Note note, String subject) {
    synchronized (state) {
      state.note(note, subject);
    }
  }

  @Override
  public List<Line> newest(int limit) {
    synchronized (state) {
      return state.audit.reversed().stream().limit(limit).toList();
    }
  }
}
