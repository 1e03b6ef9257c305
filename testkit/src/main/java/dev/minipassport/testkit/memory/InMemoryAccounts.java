package dev.minipassport.testkit.memory;

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
      return Optional.ofNullable(state.accounts.get(state.aliases.getOrDefault(id, id)));
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
  public Suspending suspend(AccountId id, Instant at) {
    return become(id, true, at);
  }

  @Override
  public Suspending resume(AccountId id, Instant at) {
    return become(id, false, at);
  }

  private Suspending become(AccountId id, boolean suspended, Instant at) {
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
      identitiesOf(account).forEach(identity -> changed(identity, suspended, at));
      return Suspending.CHANGED;
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
    return state.identities.values().stream()
        .filter(identity -> identity.account().equals(account.id()))
        .toList();
  }
}
