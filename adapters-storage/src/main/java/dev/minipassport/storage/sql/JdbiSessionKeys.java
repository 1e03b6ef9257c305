package dev.minipassport.storage.sql;

import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.storage.seal.SessionKeySeal;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Session keys as sealed columns, opened outside the read.
public final class JdbiSessionKeys implements SessionKeys {
  private final Transactions transactions;
  private final IdentityRows identities;
  private final SessionKeySeal seal;

  public JdbiSessionKeys(Transactions transactions, Dialect dialect, SessionKeySeal seal) {
    this.transactions = transactions;
    this.identities = new IdentityRows(dialect);
    this.seal = seal;
  }

  @Override
  public List<SessionKey> of(Identity identity, Instant now) {
    List<byte[]> keys = transactions.read(handle -> SessionKeyRows.of(handle, identity.id(), now));
    return keys.stream().map(column -> opened(column, identity)).toList();
  }

  @Override
  public Optional<SessionKey> current(Identity identity) {
    return column(identity).map(column -> opened(column, identity));
  }

  @Override
  public void replace(Identity identity, SessionKey known, SessionKey fresh, Instant at) {
    Optional<byte[]> column =
        column(identity).filter(current -> same(opened(current, identity), known));
    if (column.isPresent()) {
      byte[] sealed = seal.seal(fresh, identity.app(), identity.openId());
      var _ =
          transactions.write(
              handle ->
                  identities
                      .lock(handle, identity.id())
                      .flatMap(locked -> SessionKeyRows.current(handle, locked.id()))
                      .filter(current -> Arrays.equals(current, column.get()))
                      .map(
                          _ -> {
                            SessionKeyRows.replace(handle, identity.id(), sealed, at);
                            return true;
                          }));
    }
  }

  private Optional<byte[]> column(Identity identity) {
    return transactions.read(handle -> SessionKeyRows.current(handle, identity.id()));
  }

  private SessionKey opened(byte[] column, Identity identity) {
    return seal.open(column, identity.app(), identity.openId());
  }

  private static boolean same(SessionKey one, SessionKey other) {
    return one.use(left -> other.use(right -> MessageDigest.isEqual(left, right)));
  }
}
