package dev.minipassport.operation;

import dev.minipassport.audit.Audit;
import dev.minipassport.audit.Note;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Accounts;
import dev.minipassport.identity.Accounts.Conflict;
import dev.minipassport.identity.Accounts.Settlement;
import dev.minipassport.identity.Accounts.Settling;
import dev.minipassport.identity.Accounts.Suspending;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Apps;
import java.util.List;

/// Suspends accounts and lets them in again, and settles who is who: within the app that the
/// operator names, to which an account it never knew is unknown. A call that finds nothing leaves
/// its line in the audit, too.
public final class OperateAccounts {
  private final Apps apps;
  private final Accounts accounts;
  private final Audit audit;

  public OperateAccounts(Apps apps, Accounts accounts, Audit audit) {
    this.apps = apps;
    this.accounts = accounts;
    this.audit = audit;
  }

  public Suspending suspend(AppId app, AccountId account, Note note) {
    if (knows(app, account)) {
      return accounts.suspend(account, note);
    }
    audit.write(note, account.toString());
    return Suspending.UNKNOWN_ACCOUNT;
  }

  public Suspending resume(AppId app, AccountId account, Note note) {
    if (knows(app, account)) {
      return accounts.resume(account, note);
    }
    audit.write(note, account.toString());
    return Suspending.UNKNOWN_ACCOUNT;
  }

  /// See [Accounts#conflicts].
  public List<Conflict> conflicts(AppId id, int limit, Note note) {
    AppId app = served(id);
    audit.write(note, app.value());
    return accounts.conflicts(app, limit);
  }

  public Settling settle(AppId app, AccountId account, AccountId other, Settlement how, Note note) {
    if (knows(app, account) || knows(app, other)) {
      return accounts.settle(account, other, how, note);
    }
    audit.write(note, account + " " + other);
    return Settling.UNKNOWN_CONFLICT;
  }

  private boolean knows(AppId app, AccountId account) {
    return accounts.find(served(app), account).isPresent();
  }

  private AppId served(AppId app) {
    return apps.find(app).orElseThrow(() -> new UnknownApp(app)).id();
  }
}
