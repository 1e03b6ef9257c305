package dev.minipassport.testkit.memory;

import dev.minipassport.audit.Audit;
import dev.minipassport.audit.Note;
import dev.minipassport.change.Change;
import dev.minipassport.change.Change.Kind;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.Profile;
import dev.minipassport.dossier.Realm;
import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Accounts.Conflict;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionId;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.TokenDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What a store holds. Every port locks it as a whole, which makes each of their methods a
/// transaction.
final class State {
  record PersonKey(AppId app, OpenId openId) {}

  record UnionKey(OwnerId owner, UnionId unionId) {}

  record PhoneKey(Realm realm, PhoneNumber number) {}

  record Row(Session.Live session, Optional<EndReason> ended) {}

  record Predecessor(
      SessionId session, Optional<SealedToken> successor, Optional<Instant> graceEndsAt) {}

  final Map<PersonKey, Identity> identities = new HashMap<>();
  final Map<AccountId, Account> accounts = new HashMap<>();
  final Map<AccountId, AccountId> aliases = new HashMap<>();
  final Map<UnionKey, AccountId> holders = new HashMap<>();
  final Map<PhoneKey, AccountId> phones = new HashMap<>();
  final Map<IdentityId, Instant> knownSince = new HashMap<>();
  final Map<IdentityId, Profile> profiles = new HashMap<>();
  final List<Conflict> conflicts = new ArrayList<>();
  final List<Conflict> settled = new ArrayList<>();
  final List<Audit.Line> audit = new ArrayList<>();
  final Map<SessionId, Row> sessions = new LinkedHashMap<>();
  final Map<TokenDigest, SessionId> tokens = new HashMap<>();
  final Map<TokenDigest, Predecessor> predecessors = new LinkedHashMap<>();
  final List<Change> changes = new ArrayList<>();
  Consumer<IdentityId> staleIdentities = _ -> {};
  Consumer<TokenDigest> newTokens = _ -> {};

  Optional<Session> find(TokenDigest token) {
    SessionId id = tokens.get(token);
    if (id != null) {
      return Optional.of(judged(id));
    }
    Predecessor old = predecessors.get(token);
    if (old == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (judged(old.session())) {
          case Session.Live live ->
              new Session.Superseded(live, old.successor(), old.graceEndsAt());
          case Session other -> other;
        });
  }

  /// The session as it stands.
  Session judged(SessionId id) {
    Row row = row(id);
    Session.Live live = current(row.session());
    if (row.ended().isPresent()) {
      return new Session.Ended(id, live.app(), row.ended().get());
    }
    return live;
  }

  Row row(SessionId id) {
    return Objects.requireNonNull(sessions.get(id), "no such session row");
  }

  /// The session with its identity as it stands now.
  private Session.Live current(Session.Live stored) {
    return stored.of(identity(stored.identity()));
  }

  Identity identity(Identity known) {
    return current(known).orElse(known);
  }

  /// The identity as it stands now; empty for one that was forgotten.
  Optional<Identity> current(Identity known) {
    return Optional.ofNullable(identities.get(new PersonKey(known.app(), known.openId())))
        .filter(identity -> identity.id().equals(known.id()));
  }

  /// Whether it was not forgotten.
  boolean knows(Identity identity) {
    return identity(identity).id().equals(identity.id())
        && identities.containsKey(new PersonKey(identity.app(), identity.openId()));
  }

  void put(Identity identity) {
    identities.put(new PersonKey(identity.app(), identity.openId()), identity);
  }

  Account account(AccountId id) {
    AccountId named = aliases.getOrDefault(id, id);
    Account account = accounts.getOrDefault(named, new Account(named, false));
    return new Account(named, account.suspended(), phones.containsValue(named));
  }

  List<Identity> members(AccountId account) {
    return identities.values().stream()
        .filter(identity -> identity.account().equals(account))
        .toList();
  }

  void note(Note note, Object subject) {
    audit.add(new Audit.Line(note, subject.toString()));
  }

  void found(Conflict conflict) {
    boolean known =
        Stream.concat(conflicts.stream(), settled.stream())
            .anyMatch(
                other ->
                    other.account().equals(conflict.account())
                        && other.other().equals(conflict.other()));
    if (!known) {
      conflicts.add(conflict);
    }
  }

  /// As if nobody had ever come by this identity.
  void forget(Identity identity) {
    List<SessionId> gone =
        sessions.values().stream()
            .map(Row::session)
            .filter(session -> session.identity().id().equals(identity.id()))
            .map(Session.Live::id)
            .toList();
    gone.forEach(sessions::remove);
    tokens.values().removeAll(gone);
    predecessors.values().removeIf(old -> gone.contains(old.session()));
    identities.remove(new PersonKey(identity.app(), identity.openId()));
    knownSince.remove(identity.id());
    profiles.remove(identity.id());
    if (members(identity.account()).isEmpty()) {
      accounts.remove(identity.account());
      aliases.values().removeIf(identity.account()::equals);
      holders.values().removeIf(identity.account()::equals);
      phones.values().removeIf(identity.account()::equals);
      conflicts.removeIf(conflict -> concerns(conflict, identity.account()));
      settled.removeIf(conflict -> concerns(conflict, identity.account()));
    }
  }

  private static boolean concerns(Conflict conflict, AccountId account) {
    return conflict.account().equals(account) || conflict.other().equals(account);
  }

  void makeAlias(AccountId old, AccountId account) {
    accounts.remove(old);
    aliases.replaceAll((_, target) -> target.equals(old) ? account : target);
    aliases.put(old, account);
    holders.replaceAll((_, holder) -> holder.equals(old) ? account : holder);
    phones.replaceAll((_, holder) -> holder.equals(old) ? account : holder);
  }

  void write(Session.Live session) {
    sessions.put(session.id(), new Row(session, Optional.empty()));
    tokens.values().removeIf(session.id()::equals);
    tokens.put(session.token(), session.id());
    newTokens.accept(session.token());
  }

  Stream<Session.Live> live(Identity identity) {
    return List.copyOf(sessions.keySet()).stream()
        .map(this::judged)
        .filter(Session.Live.class::isInstance)
        .map(Session.Live.class::cast)
        .filter(session -> session.identity().id().equals(identity.id()));
  }

  List<Session.Live> roots(Identity identity) {
    return live(identity)
        .filter(session -> session.parent().isEmpty())
        .sorted(Comparator.comparing(Session.Live::loggedInAt).reversed())
        .toList();
  }

  List<Session.Live> children(Session.Live parent) {
    return live(parent.identity())
        .filter(session -> session.parent().equals(Optional.of(parent.id())))
        .sorted(Comparator.comparing(Session.Live::createdAt))
        .toList();
  }

  void supersede(TokenDigest old, SessionId session, Optional<SealedToken> successor) {
    predecessors.put(old, new Predecessor(session, successor, Optional.empty()));
    List<TokenDigest> known =
        predecessors.entrySet().stream()
            .filter(entry -> entry.getValue().session().equals(session))
            .map(Map.Entry::getKey)
            .toList();
    known.stream()
        .limit(Math.max(0, known.size() - SessionTerms.PREDECESSORS))
        .forEach(predecessors::remove);
  }

  void wipeSuccessors(SessionId session) {
    predecessors.replaceAll(
        (_, old) ->
            old.session().equals(session)
                ? new Predecessor(session, Optional.empty(), old.graceEndsAt())
                : old);
  }

  void startGraces(SessionId session, Instant graceEndsAt) {
    predecessors.replaceAll(
        (_, old) ->
            old.session().equals(session) && old.graceEndsAt().isEmpty()
                ? new Predecessor(session, old.successor(), Optional.of(graceEndsAt))
                : old);
  }

  /// Ends the session, if it is live, and those handed over from it.
  boolean end(SessionId id, EndReason reason, Instant at) {
    if (!sessions.containsKey(id) || !(judged(id) instanceof Session.Live live)) {
      return false;
    }
    children(live).forEach(child -> endRow(child, EndReason.PARENT_ENDED, at));
    endRow(live, reason, at);
    return true;
  }

  private void endRow(Session.Live live, EndReason reason, Instant at) {
    sessions.put(live.id(), new Row(live, Optional.of(reason)));
    changed(live.identity(), Optional.of(live.id()), Kind.SESSION_ENDED, at);
  }

  /// Raises the generation, takes `kept` along and ends all others.
  void nextGeneration(
      Identity identity, Set<SessionId> kept, EndReason reason, Kind kind, Instant at) {
    Identity raised = identity(identity).inNextGeneration();
    List<Session.Live> before = live(identity).toList();
    put(raised);
    for (Session.Live session : before) {
      sessions.put(
          session.id(),
          kept.contains(session.id())
              ? new Row(session.broughtAlong(raised), Optional.empty())
              : new Row(session, Optional.of(reason)));
    }
    changed(raised, Optional.empty(), kind, at);
  }

  void changed(Identity identity, Optional<SessionId> session, Kind kind, Instant at) {
    changed(identity.app(), identity.id(), session, kind, at);
  }

  /// Something that is not about sessions.
  void changed(AppId app, IdentityId identity, Kind kind, Instant at) {
    changed(app, identity, Optional.empty(), kind, at);
  }

  private void changed(
      AppId app, IdentityId identity, Optional<SessionId> session, Kind kind, Instant at) {
    changes.add(new Change(changes.size() + 1L, app, identity, session, kind, at));
    if (kind.concernsSessions()) {
      staleIdentities.accept(identity);
    }
  }
}
