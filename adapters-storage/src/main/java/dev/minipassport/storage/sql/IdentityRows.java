package dev.minipassport.storage.sql;

import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Generation;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.UnionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The table `identities`. Its row is the lock of everything that belongs to the identity: whoever
/// writes takes it first, in a statement of its own.
final class IdentityRows {
  static final String COLUMNS =
      "i.id AS identity, i.app, i.open_id, i.union_id, i.account, i.generation";

  private final Dialect dialect;

  IdentityRows(Dialect dialect) {
    this.dialect = dialect;
  }

  Optional<Identity> lock(Handle handle, AppId app, OpenId openId) {
    return handle
        .createQuery(
            """
            SELECT i.id AS identity, i.app, i.open_id, i.union_id, i.account, i.generation
            FROM identities i WHERE i.app = :app AND i.open_id = :openId
            """
                + dialect.lock())
        .bind("app", app)
        .bind("openId", openId)
        .map((row, _) -> identity(row))
        .findOne();
  }

  /// Locks the row before the next statement that cannot wait; only that tells whether there is
  /// one.
  void lockLater(Handle handle, AppId app, OpenId openId) {
    if (!dialect.lock().isEmpty()) {
      Later.on(
          handle,
          () ->
              handle
                  .createUpdate(
                      "SELECT 1 FROM identities WHERE app = :app AND open_id = :openId "
                          + dialect.lock())
                  .bind("app", app)
                  .bind("openId", openId)
                  .execute());
    }
  }

  Optional<Identity> lock(Handle handle, IdentityId id) {
    return handle
        .createQuery(
            """
            SELECT i.id AS identity, i.app, i.open_id, i.union_id, i.account, i.generation
            FROM identities i WHERE i.id = :id
            """
                + dialect.lock())
        .bind("id", id)
        .map((row, _) -> identity(row))
        .findOne();
  }

  /// Both, and whoever is of the account, in an order that everybody locks in.
  ///
  /// @return the one of that id
  Optional<Identity> lock(Handle handle, IdentityId id, AccountId besides) {
    return handle
        .createQuery(
            """
            SELECT i.id AS identity, i.app, i.open_id, i.union_id, i.account, i.generation
            FROM identities i WHERE i.id = :id OR i.account = :account ORDER BY i.id
            """
                + dialect.lock())
        .bind("id", id)
        .bind("account", besides)
        .map((row, _) -> identity(row))
        .filter(identity -> identity.id().equals(id))
        .findFirst();
  }

  static Optional<Identity> find(Handle handle, AppId app, OpenId openId) {
    return handle
        .createQuery(
            "SELECT " + COLUMNS + " FROM identities i WHERE i.app = :app AND i.open_id = :openId")
        .bind("app", app)
        .bind("openId", openId)
        .map((row, _) -> identity(row))
        .findOne();
  }

  static Optional<Identity> find(Handle handle, IdentityId id) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM identities i WHERE i.id = :id")
        .bind("id", id)
        .map((row, _) -> identity(row))
        .findOne();
  }

  List<Identity> lockAllOf(Handle handle, AccountId account) {
    return handle
        .createQuery(
            """
            SELECT i.id AS identity, i.app, i.open_id, i.union_id, i.account, i.generation
            FROM identities i WHERE i.account = :account ORDER BY i.id
            """
                + dialect.lock())
        .bind("account", account)
        .map((row, _) -> identity(row))
        .list();
  }

  List<Identity> lockAllOf(Handle handle, AccountId account, AccountId other) {
    return handle
        .createQuery(
            """
            SELECT i.id AS identity, i.app, i.open_id, i.union_id, i.account, i.generation
            FROM identities i WHERE i.account = :account OR i.account = :other ORDER BY i.id
            """
                + dialect.lock())
        .bind("account", account)
        .bind("other", other)
        .map((row, _) -> identity(row))
        .list();
  }

  boolean shares(Handle handle, Identity identity) {
    return handle
        .createQuery(
            """
            SELECT 1 FROM identities WHERE account = :account AND id <> :id LIMIT 1
            """)
        .bind("account", identity.account())
        .bind("id", identity.id())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static boolean deserted(Handle handle, AccountId account) {
    return handle
        .createQuery("SELECT 1 FROM identities WHERE account = :account LIMIT 1")
        .bind("account", account)
        .mapTo(Integer.class)
        .findOne()
        .isEmpty();
  }

  /// False if somebody else was first; of two that race, one inserts.
  boolean insert(Handle handle, Identity identity, Instant knownSince) {
    return handle
            .createUpdate(
                """
                INSERT INTO identities
                  (id, app, open_id, union_id, account, generation, known_since)
                VALUES (:id, :app, :openId, :unionId, :account, :generation, :knownSince)
                ON CONFLICT DO NOTHING
                """)
            .bind("id", identity.id())
            .bind("app", identity.app())
            .bind("openId", identity.openId())
            .bind("unionId", identity.unionId())
            .bind("account", identity.account())
            .bind("generation", identity.generation())
            .bind("knownSince", knownSince)
            .execute()
        == 1;
  }

  void update(Handle handle, Identity identity) {
    handle
        .createUpdate(
            """
            UPDATE identities
            SET union_id = :unionId, account = :account, generation = :generation
            WHERE id = :id
            """)
        .bind("id", identity.id())
        .bind("unionId", identity.unionId())
        .bind("account", identity.account())
        .bind("generation", identity.generation())
        .execute();
  }

  static void remove(Handle handle, IdentityId id) {
    handle.createUpdate("DELETE FROM identities WHERE id = :id").bind("id", id).execute();
  }

  /// Of a row with `known_since`; those who came before it was written down have none.
  static Instant knownSince(ResultSet row) throws SQLException {
    return Micros.instant(row.getLong("known_since"));
  }

  static Identity identity(ResultSet row) throws SQLException {
    return new Identity(
        new IdentityId(UUID.fromString(row.getString("identity"))),
        new AppId(row.getString("app")),
        new OpenId(row.getString("open_id")),
        Optional.ofNullable(row.getString("union_id")).map(UnionId::new),
        new AccountId(UUID.fromString(row.getString("account"))),
        new Generation(row.getLong("generation")));
  }
}
