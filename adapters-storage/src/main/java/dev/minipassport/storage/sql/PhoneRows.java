package dev.minipassport.storage.sql;

import dev.minipassport.dossier.Matter.Sought;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.Realm;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.storage.seal.PhoneSeal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The phone numbers in the table `profile_values`, with the realms they are indexed in.
final class PhoneRows {

  /// A number, and who holds it.
  record Row(IdentityId identity, AppId app, AccountId account, Sought number) {}

  private PhoneRows() {}

  static Optional<Realm> realm(Handle handle, IdentityId identity) {
    return handle
        .createQuery(
            """
            SELECT realm FROM profile_values WHERE identity = :identity AND category = 'PHONE'
            """)
        .bind("identity", identity)
        .map((row, _) -> new Realm(row.getString("realm")))
        .findOne();
  }

  static Optional<Row> of(Handle handle, PhoneSeal phones, IdentityId identity) {
    return handle
        .createQuery(
            """
            SELECT p.identity, i.app, i.account, p.sealed, p.realm
            FROM identities i JOIN profile_values p ON p.identity = i.id
            WHERE i.id = :identity AND p.category = 'PHONE'
            """)
        .bind("identity", identity)
        .map((row, _) -> row(row, phones))
        .findOne();
  }

  static List<Row> of(Handle handle, PhoneSeal phones, AccountId account) {
    return handle
        .createQuery(
            """
            SELECT p.identity, i.app, i.account, p.sealed, p.realm
            FROM identities i JOIN profile_values p ON p.identity = i.id
            WHERE i.account = :account AND p.category = 'PHONE'
            """)
        .bind("account", account)
        .map((row, _) -> row(row, phones))
        .list();
  }

  /// Everybody's, in the order of their identities.
  static List<Row> after(Handle handle, PhoneSeal phones, String after, int limit) {
    return handle
        .createQuery(
            """
            SELECT p.identity, i.app, i.account, p.sealed, p.realm
            FROM profile_values p JOIN identities i ON i.id = p.identity
            WHERE p.category = 'PHONE' AND p.identity > :after ORDER BY p.identity LIMIT :limit
            """)
        .bind("after", after)
        .bind("limit", limit)
        .map((row, _) -> row(row, phones))
        .list();
  }

  /// Seals the number anew.
  static void reseal(Handle handle, PhoneSeal phones, Row row) {
    handle
        .createUpdate(
            """
            UPDATE profile_values SET sealed = :sealed
            WHERE identity = :identity AND category = 'PHONE'
            """)
        .bind("identity", row.identity())
        .bind("sealed", phones.seal(row.number().number(), row.app(), row.identity()))
        .execute();
  }

  private static Row row(ResultSet row, PhoneSeal phones) throws SQLException {
    var identity = new IdentityId(UUID.fromString(row.getString("identity")));
    var app = new AppId(row.getString("app"));
    PhoneNumber number = phones.open(row.getBytes("sealed"), app, identity);
    return new Row(
        identity,
        app,
        new AccountId(UUID.fromString(row.getString("account"))),
        new Sought(new Realm(row.getString("realm")), number));
  }
}
