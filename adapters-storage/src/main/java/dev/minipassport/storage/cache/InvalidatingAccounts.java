package dev.minipassport.storage.cache;

import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Accounts;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Accounts of which the cache hears. What changes an account is rare and concerns all its
/// identities, so everything is asked anew.
record InvalidatingAccounts(Accounts store, NearCache cache) implements Accounts {
  @Override
  public Optional<Account> find(AccountId id) {
    return store.find(id);
  }

  @Override
  public Suspending suspend(AccountId id, Instant at) {
    return around(() -> store.suspend(id, at));
  }

  @Override
  public Suspending resume(AccountId id, Instant at) {
    return around(() -> store.resume(id, at));
  }

  private Suspending around(Supplier<Suspending> write) {
    cache.invalidateEverything();
    try {
      return write.get();
    } finally {
      cache.invalidateEverything();
    }
  }
}
