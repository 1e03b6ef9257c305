package dev.minipassport.testkit.memory;

import dev.minipassport.audit.Note;
import dev.minipassport.change.Change.Kind;
import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Accounts;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.session.Session.EndReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

final class InMemoryAccounts implements Accounts {
  private final State state;

  InMemoryAccounts(State state) {
    this.state = state;
  }

  @Override
  public Optional<Account> find(AccountId id) {
    synchronized (state) {
      AccountId named = state.aliases.getOrDefault(id, id);
      return state.accounts.containsKey(named)
          ? Optional.of(state.account(named))
          : Optional.empty();
    }
  }

  @Override
  public Optional<Account> find(AppId app, AccountId id) {
    synchronized (state) {
      return find(id).filter(account -> identitiesOf(account).stream().anyMatch(in(app)));
    }
  }

  private static Predicate<Identity> in(AppId app) {
    return identity -> identity.app().equals(app);
  }

  @Override
  public Suspending suspend(AccountId id, Note note) {
    return become(id, true, note);
  }

  @Override
  public Suspending resume(AccountId id, Note note) {
    return become(id, false, note);
  }

  private Suspending become(AccountId id, boolean suspended, Note note) {
    synchronized (state) {
      Optional<Account> found = find(id);
      if (found.isEmpty()) {
        return Suspending.UNKNOWN_ACCOUNT;
      }
      Account account = found.get();
      if (account.suspended() == suspended) {
        return Suspending.UNCHANGED;
      }
      state.accounts.put(account.id(), new Account(account.id(), suspended));
      identitiesOf(account).forEach(identity -> changed(identity, suspended, note.at()));
      state.note(note, account.id());
      return Suspending.CHANGED;
    }
  }

  @Override
  public List<Conflict> conflicts(AppId app, int limit) {
    synchronized (state) {
      return state.conflicts.stream()
          .filter(
              conflict ->
                  find(app, conflict.account()).isPresent()
                      || find(app, conflict.other()).isPresent())
          .limit(limit)
          .toList();
    }
  }

  @Override
  public Settling settle(AccountId account, AccountId other, Settlement how, Note note) {
    synchronized (state) {
      Set<AccountId> both = Set.of(account, other);
      List<Conflict> open =
          state.conflicts.stream()
              .filter(conflict -> both.equals(Set.of(conflict.account(), conflict.other())))
              .toList();
      if (open.isEmpty()) {
        return Settling.UNKNOWN_CONFLICT;
      }
      state.conflicts.removeAll(open);
      switch (how) {
        case LINK -> link(account, other, note);
        case KEEP_APART -> state.settled.addAll(open);
      }
      state.note(note, account + " " + other);
      return Settling.SETTLED;
    }
  }

  private void link(AccountId account, AccountId other, Note note) {
    Account from = state.account(account);
    Account to = state.account(other);
    List<Identity> moving = identitiesOf(from);
    List<Identity> staying = identitiesOf(to);
    for (Identity identity : moving) {
      state.put(identity.linked(identity.unionId(), to.id()));
      state.changed(identity, Optional.empty(), Kind.LINKED, note.at());
    }
    state.makeAlias(from.id(), to.id());
    if (from.suspended() != to.suspended()) {
      state.accounts.put(to.id(), new Account(to.id(), true));
      (from.suspended() ? staying : moving)
          .forEach(identity -> changed(state.identity(identity), true, note.at()));
    }
  }

  private void changed(Identity identity, boolean suspended, Instant at) {
    if (suspended) {
      state.nextGeneration(identity, Set.of(), EndReason.SUSPENDED, Kind.SUSPENDED, at);
    } else {
      state.changed(identity, Optional.empty(), Kind.RESUMED, at);
    }
  }

  private List<Identity> identitiesOf(Account account) {
    return state.members(account.id());
  }
}
