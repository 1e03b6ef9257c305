package dev.minipassport.storage.sql;

import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.storage.seal.SessionKeySeal;
import java.time.Instant;
import java.util.List;

/// Session keys as sealed columns, opened outside the read.
public final class JdbiSessionKeys implements SessionKeys {
  private final Transactions transactions;
  private final SessionKeySeal seal;

  public JdbiSessionKeys(Transactions transactions, SessionKeySeal seal) {
    this.transactions = transactions;
    this.seal = seal;
  }

  @Override
  public List<SessionKey> of(Identity identity, Instant now) {
    List<byte[]> keys = transactions.read(handle -> SessionKeyRows.of(handle, identity.id(), now));
    return keys.stream()
        .map(column -> seal.open(column, identity.app(), identity.openId()))
        .toList();
  }
}
