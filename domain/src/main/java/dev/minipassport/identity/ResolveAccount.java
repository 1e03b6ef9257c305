package dev.minipassport.identity;

import dev.minipassport.fault.UnknownApp;

/// Tells which account an id that was given out once names now.
public final class ResolveAccount {
  private final Apps apps;
  private final Accounts accounts;

  public ResolveAccount(Apps apps, Accounts accounts) {
    this.apps = apps;
    this.accounts = accounts;
  }

  public Resolution resolve(AppId app, AccountId id) {
    if (apps.find(app).isEmpty()) {
      throw new UnknownApp(app);
    }
    return accounts
        .find(app, id)
        .<Resolution>map(account -> new Resolution.Resolved(account.id()))
        .orElseGet(Resolution.UnknownAccount::new);
  }
}
