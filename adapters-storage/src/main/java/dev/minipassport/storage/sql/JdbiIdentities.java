package dev.minipassport.storage.sql;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identities;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.identity.OpenId;
import java.util.Optional;

/// Identities as rows.
public final class JdbiIdentities implements Identities {
  private final Transactions transactions;

  public JdbiIdentities(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Identity> find(AppId app, OpenId openId) {
    return transactions.read(handle -> IdentityRows.find(handle, app, openId));
  }

  @Override
  public Optional<Identity> find(AppId app, IdentityId id) {
    return transactions
        .read(handle -> IdentityRows.find(handle, id))
        .filter(identity -> identity.app().equals(app));
  }
}
