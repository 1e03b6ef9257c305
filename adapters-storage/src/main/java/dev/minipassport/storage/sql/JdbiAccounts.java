package dev.minipassport.storage.sql;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Accounts;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.session.Session.EndReason;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Accounts as rows. A suspension is a flag, and one more generation for each identity.
public final class JdbiAccounts implements Accounts {
  private final Transactions transactions;
  private final IdentityRows identities;

  public JdbiAccounts(Transactions transactions, Dialect dialect) {
    this.transactions = transactions;
    this.identities = new IdentityRows(dialect);
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return transactions.read(handle -> AccountRows.find(handle, id));
  }

  @Override
  public Optional<Account> find(AppId app, AccountId id) {
    return transactions.read(handle -> AccountRows.find(handle, app, id));
  }

  @Override
  public Suspending suspend(AccountId id, Instant at) {
    return change(id, true, (handle, identity) -> endAll(handle, identity, at));
  }

  @Override
  public Suspending resume(AccountId id, Instant at) {
    return change(
        id, false, (handle, identity) -> ChangeRows.ofAll(handle, identity, Kind.RESUMED, at));
  }

  private void endAll(Handle handle, Identity identity, Instant at) {
    Endings.mark(handle, identity, EndReason.SUSPENDED, at);
    identities.update(handle, identity.inNextGeneration());
    ChangeRows.ofAll(handle, identity, Kind.SUSPENDED, at);
  }

  private Suspending change(AccountId id, boolean suspended, Step step) {
    return transactions.write(
        handle -> {
          Optional<Account> account = AccountRows.find(handle, id);
          if (account.isEmpty()) {
            return Suspending.UNKNOWN_ACCOUNT;
          }
          if (account.get().suspended() == suspended) {
            return Suspending.UNCHANGED;
          }
          AccountRows.suspended(handle, account.get().id(), suspended);
          for (Identity identity : identities.lockAllOf(handle, account.get().id())) {
            step.take(handle, identity);
          }
          return Suspending.CHANGED;
        });
  }

  private interface Step {
    void take(Handle handle, Identity identity);
  }
}
