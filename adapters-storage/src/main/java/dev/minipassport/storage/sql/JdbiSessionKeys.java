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
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

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
    return transactions
        .read(handle -> SessionKeyRows.current(handle, identity.id()))
        .map(column -> opened(column, identity));
  }

  @Override
  public void replace(Identity identity, SessionKey known, SessionKey fresh) {
    byte[] sealed = seal.seal(fresh, identity.app(), identity.openId());
    retire(
        identity,
        known,
        (handle, column) -> {
          boolean wasCurrent =
              SessionKeyRows.current(handle, identity.id())
                  .filter(current -> Arrays.equals(current, column))
                  .isPresent();
          SessionKeyRows.drop(handle, identity.id(), column);
          if (wasCurrent) {
            SessionKeyRows.insert(handle, identity.id(), sealed);
          }
        });
  }

  @Override
  public void drop(Identity identity, SessionKey known) {
    retire(identity, known, (handle, column) -> SessionKeyRows.drop(handle, identity.id(), column));
  }

  /// A key is found by opening, outside the transaction, and known in there by its column.
  private void retire(Identity identity, SessionKey known, BiConsumer<Handle, byte[]> work) {
    List<byte[]> columns =
        transactions.read(handle -> SessionKeyRows.all(handle, identity.id())).stream()
            .filter(column -> same(opened(column, identity), known))
            .toList();
    if (!columns.isEmpty()) {
      var _ =
          transactions.write(
              handle -> {
                Optional<Identity> locked = identities.lock(handle, identity.id());
                locked.ifPresent(_ -> columns.forEach(column -> work.accept(handle, column)));
                return locked.isPresent();
              });
    }
  }

  private SessionKey opened(byte[] column, Identity identity) {
    return seal.open(column, identity.app(), identity.openId());
  }

  private static boolean same(SessionKey one, SessionKey other) {
    return one.use(left -> other.use(right -> MessageDigest.isEqual(left, right)));
  }
}
