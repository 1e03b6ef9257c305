package dev.minipassport.storage.sql;

import dev.minipassport.audit.Note;
import dev.minipassport.change.Change.Kind;
import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Accounts;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import java.util.List;
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
  public Suspending suspend(AccountId id, Note note) {
    return change(
        id,
        true,
        note,
        (handle, identity) -> Endings.suspended(handle, identities, identity, note.at()));
  }

  @Override
  public Suspending resume(AccountId id, Note note) {
    return change(
        id,
        false,
        note,
        (handle, identity) -> ChangeRows.ofAll(handle, identity, Kind.RESUMED, note.at()));
  }

  private Suspending change(AccountId id, boolean suspended, Note note, Step step) {
    return transactions.write(
        handle -> {
          Optional<Account> account = locked(handle, id);
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
          AuditRows.append(handle, note, account.get().id().toString());
          return Suspending.CHANGED;
        });
  }

  /// Reads the account again once all of it is locked.
  private Optional<Account> locked(Handle handle, AccountId id) {
    Optional<Account> found = AccountRows.find(handle, id);
    found.ifPresent(account -> lock(handle, account.id(), account.id()));
    Optional<Account> locked = found.flatMap(account -> AccountRows.find(handle, account.id()));
    if (!locked.map(Account::id).equals(found.map(Account::id))) {
      throw new Overtaken("the account became another");
    }
    return locked;
  }

  /// The people first, as everybody does; who joins after that waits for the lock of the account.
  /// What is found to be so already, this node may not have heard of yet.
  private void lock(Handle handle, AccountId account, AccountId other) {
    identities
        .lockAllOf(handle, account, other)
        .forEach(identity -> Staleness.of(handle).changes(identity.id()));
    AccountRows.lock(handle, account, other);
  }

  @Override
  public List<Conflict> conflicts(AppId app, int limit) {
    return transactions.read(handle -> ConflictRows.of(handle, app, limit));
  }

  @Override
  public Settling settle(AccountId account, AccountId other, Settlement how, Note note) {
    return transactions.write(
        handle -> {
          if (!ConflictRows.settle(handle, account, other, note.at())) {
            return Settling.UNKNOWN_CONFLICT;
          }
          if (how == Settlement.LINK) {
            lock(handle, account, other);
            new Linking(handle, identities, note.at()).link(account, other);
          }
          AuditRows.append(handle, note, account + " " + other);
          return Settling.SETTLED;
        });
  }

  private interface Step {
    void take(Handle handle, Identity identity);
  }
}
