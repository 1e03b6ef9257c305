package dev.minipassport.operation;

import dev.minipassport.audit.Audit;
import dev.minipassport.audit.Note;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Accounts;
import dev.minipassport.identity.Accounts.Conflict;
import dev.minipassport.identity.Accounts.Settlement;
import dev.minipassport.identity.Accounts.Settling;
import dev.minipassport.identity.Accounts.Suspending;
import dev.minipassport.identity.AppId;
import java.util.List;

/// Suspends accounts and lets them in again, and settles who is who: within the app that the
/// operator names, to which an account it never knew is unknown.
public final class OperateAccounts {
  private final Accounts accounts;
  private final Audit audit;

  public OperateAccounts(Accounts accounts, Audit audit) {
    this.accounts = accounts;
    this.audit = audit;
  }

  public Suspending suspend(AppId app, AccountId account, Note note) {
    return accounts.find(app, account).isPresent()
        ? accounts.suspend(account, note)
        : Suspending.UNKNOWN_ACCOUNT;
  }

  public Suspending resume(AppId app, AccountId account, Note note) {
    return accounts.find(app, account).isPresent()
        ? accounts.resume(account, note)
        : Suspending.UNKNOWN_ACCOUNT;
  }

  /// See [Accounts#conflicts].
  public List<Conflict> conflicts(AppId app, int limit, Note note) {
    audit.write(note, app.value());
    return accounts.conflicts(app, limit);
  }

  public Settling settle(AppId app, AccountId account, AccountId other, Settlement how, Note note) {
    boolean known =
        accounts.find(app, account).isPresent() || accounts.find(app, other).isPresent();
    return known ? accounts.settle(account, other, how, note) : Settling.UNKNOWN_CONFLICT;
  }
}
