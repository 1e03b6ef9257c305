package dev.minipassport.testkit.memory;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Accounts.Conflict;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.Arrival;
import dev.minipassport.login.Logins;
import dev.minipassport.login.SessionKey;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionId;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class InMemoryLogins implements Logins, SessionKeys {
  /// A key, and when another took its place.
  private record KeyRow(SessionKey key, Optional<Instant> replacedAt) {}

  private final State state;
  private final InMemoryLoginCodes codes;
  private final Map<State.PersonKey, List<KeyRow>> keys = new HashMap<>();

  InMemoryLogins(State state, InMemoryLoginCodes codes) {
    this.state = state;
    this.codes = codes;
  }

  @Override
  public Admission complete(Arrival arrival, Rule rule) {
    synchronized (state) {
      Known known = known(arrival);
      Admission admission = rule.decide(known);
      switch (admission) {
        case Admission.Admitted admitted -> write(arrival, known, admitted);
        case Admission.Suspended _ -> spendCode(arrival);
        case Admission.LimitReached(var stolen) -> {
          stolen.ifPresent(id -> state.end(id, EndReason.STOLEN, arrival.at()));
          spendCode(arrival);
        }
      }
      return admission;
    }
  }

  private void spendCode(Arrival arrival) {
    arrival.settlement().ifPresent(code -> codes.spend(code.code()));
  }

  private Known known(Arrival arrival) {
    Optional<Identity> identity = Optional.ofNullable(state.identities.get(personKey(arrival)));
    Optional<UnionId> unionId = identity.flatMap(Identity::unionId).or(arrival::unionId);
    Optional<Account> holder =
        arrival
            .app()
            .owner()
            .flatMap(owner -> unionId.map(id -> new State.UnionKey(owner, id)))
            .map(state.holders::get)
            .map(state::account);
    return new Known(
        identity,
        identity.map(person -> state.account(person.account())),
        holder,
        identity.filter(this::accountShared).isPresent(),
        identity.map(state::roots).orElse(List.of()),
        arrival.currentToken().flatMap(state::find));
  }

  private boolean accountShared(Identity identity) {
    return state.identities.values().stream()
        .anyMatch(
            other ->
                other.account().equals(identity.account()) && !other.id().equals(identity.id()));
  }

  private void write(Arrival arrival, Known known, Admission.Admitted admitted) {
    Instant at = arrival.at();
    Identity identity = admitted.identity();
    AccountId account = identity.account();
    state.accounts.putIfAbsent(account, new Account(account, false));
    state.put(identity);
    if (admitted.facts().firstLogin()) {
      state.knownSince.put(identity.id(), at);
    }
    admitted.alias().ifPresent(old -> state.makeAlias(old, account));
    admitted.conflictsWith().ifPresent(other -> state.found(new Conflict(account, other, at)));
    if (admitted.holdsUnionId()) {
      var key =
          new State.UnionKey(arrival.app().owner().orElseThrow(), identity.unionId().orElseThrow());
      state.holders.putIfAbsent(key, account);
    }
    if (known.identity().isPresent() && !known.identity().get().equals(identity)) {
      state.changed(identity, Optional.empty(), Kind.LINKED, at);
    }
    admitted.displaced().forEach(id -> state.end(id, EndReason.DISPLACED, at));
    admitted.stolen().ifPresent(id -> state.end(id, EndReason.STOLEN, at));
    admitted.superseded().ifPresent(old -> supersede(admitted, old, at));
    state.write(admitted.session());
    storeKey(personKey(arrival), arrival.sessionKey(), at);
    arrival.settlement().ifPresent(code -> codes.settle(code, admitted.facts()));
  }

  private void supersede(Admission.Admitted admitted, Admission.Superseded old, Instant at) {
    SessionId id = admitted.session().id();
    old.gracesEndAt().ifPresent(end -> state.startGraces(id, end));
    state.wipeSuccessors(id);
    state.supersede(old.token(), id, Optional.empty());
    state.changed(admitted.identity(), Optional.of(id), Kind.TOKEN_CHANGED, at);
  }

  private void storeKey(State.PersonKey person, SessionKey key, Instant at) {
    List<KeyRow> rows = keys.computeIfAbsent(person, _ -> new ArrayList<>());
    rows.replaceAll(
        row -> row.replacedAt().isPresent() ? row : new KeyRow(row.key(), Optional.of(at)));
    rows.addFirst(new KeyRow(key, Optional.empty()));
  }

  @Override
  public List<SessionKey> of(Identity identity, Instant now) {
    synchronized (state) {
      return keys
          .getOrDefault(new State.PersonKey(identity.app(), identity.openId()), List.of())
          .stream()
          .filter(row -> row.replacedAt().map(at -> usable(at, now)).orElse(true))
          .map(KeyRow::key)
          .toList();
    }
  }

  @Override
  public Optional<SessionKey> current(Identity identity) {
    synchronized (state) {
      return keys
          .getOrDefault(new State.PersonKey(identity.app(), identity.openId()), List.of())
          .stream()
          .filter(row -> row.replacedAt().isEmpty())
          .map(KeyRow::key)
          .findFirst();
    }
  }

  @Override
  public void replace(Identity identity, SessionKey known, SessionKey fresh) {
    synchronized (state) {
      boolean wasCurrent = current(identity).filter(key -> same(key, known)).isPresent();
      drop(identity, known);
      if (wasCurrent) {
        rows(identity).addFirst(new KeyRow(fresh, Optional.empty()));
      }
    }
  }

  /// The newest comes first.
  @Override
  public void drop(Identity identity, SessionKey known) {
    synchronized (state) {
      List<KeyRow> rows = rows(identity);
      for (int i = 0; i < rows.size(); i++) {
        if (same(rows.get(i).key(), known)) {
          rows.subList(i, rows.size()).clear();
        }
      }
    }
  }

  private List<KeyRow> rows(Identity identity) {
    return keys.computeIfAbsent(
        new State.PersonKey(identity.app(), identity.openId()), _ -> new ArrayList<>());
  }

  private static boolean same(SessionKey one, SessionKey other) {
    return one.use(left -> other.use(right -> MessageDigest.isEqual(left, right)));
  }

  void forget(Identity identity) {
    keys.remove(new State.PersonKey(identity.app(), identity.openId()));
  }

  private static boolean usable(Instant replacedAt, Instant now) {
    return now.isBefore(replacedAt.plus(PREVIOUS_KEY_GRACE));
  }

  private static State.PersonKey personKey(Arrival arrival) {
    return new State.PersonKey(arrival.app().id(), arrival.openId());
  }
}
