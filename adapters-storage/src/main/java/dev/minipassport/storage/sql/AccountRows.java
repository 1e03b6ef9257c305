package dev.minipassport.storage.sql;

import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// The tables of accounts, of their aliases and of the union ids they hold.
final class AccountRows {
  private static final String COLUMNS =
      """
      a.id, a.suspended,
      EXISTS (SELECT 1 FROM phone_index p WHERE p.account = a.id) AS has_phone
      """;

  private AccountRows() {}

  static Optional<Account> find(Handle handle, AccountId id) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + """
                FROM accounts a
                WHERE a.id = COALESCE((SELECT account FROM account_aliases WHERE alias = :id), :id)
                """)
        .bind("id", id)
        .map((row, _) -> account(row))
        .findOne();
  }

  /// As [#find(Handle, AccountId)], if one of its identities is of the app.
  static Optional<Account> find(Handle handle, AppId app, AccountId id) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + """
                FROM accounts a
                WHERE a.id = COALESCE((SELECT account FROM account_aliases WHERE alias = :id), :id)
                  AND EXISTS (SELECT 1 FROM identities i WHERE i.account = a.id AND i.app = :app)
                """)
        .bind("app", app)
        .bind("id", id)
        .map((row, _) -> account(row))
        .findOne();
  }

  static Optional<Account> holderOf(Handle handle, OwnerId owner, UnionId unionId) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + """
                FROM union_ids u JOIN accounts a ON a.id = u.account
                WHERE u.owner = :owner AND u.union_id = :unionId
                """)
        .bind("owner", owner)
        .bind("unionId", unionId)
        .map((row, _) -> account(row))
        .findOne();
  }

  static void insert(Handle handle, AccountId id) {
    handle
        .createUpdate(
            """
            INSERT INTO accounts (id, suspended) VALUES (:id, FALSE) ON CONFLICT DO NOTHING
            """)
        .bind("id", id)
        .execute();
  }

  /// Locks the rows of accounts by writing them as they are: what an account is and holds as a
  /// whole changes under this lock. It comes after those of identities.
  static void lock(Handle handle, AccountId... ids) {
    Stream.of(ids)
        .sorted(Comparator.comparing(AccountId::toString))
        .distinct()
        .forEach(
            id ->
                handle
                    .createUpdate("UPDATE accounts SET suspended = suspended WHERE id = :id")
                    .bind("id", id)
                    .execute());
  }

  static boolean isSuspended(Handle handle, AccountId id) {
    return handle
        .createQuery("SELECT suspended FROM accounts WHERE id = :id")
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  static void suspended(Handle handle, AccountId id, boolean suspended) {
    handle
        .createUpdate("UPDATE accounts SET suspended = :suspended WHERE id = :id")
        .bind("id", id)
        .bind("suspended", suspended)
        .execute();
  }

  /// The first account to hold a union id within an owner keeps it; false if it is another's.
  static boolean hold(Handle handle, OwnerId owner, UnionId unionId, AccountId account) {
    return handle
                .createUpdate(
                    """
                    INSERT INTO union_ids (owner, union_id, account)
                    VALUES (:owner, :unionId, :account)
                    ON CONFLICT DO NOTHING
                    """)
                .bind("owner", owner)
                .bind("unionId", unionId)
                .bind("account", account)
                .execute()
            == 1
        || holderOf(handle, owner, unionId)
            .filter(holder -> holder.id().equals(account))
            .isPresent();
  }

  /// Makes `alias`, and whatever named it until now, name `account`, which gets what it held.
  static void alias(Handle handle, AccountId alias, AccountId account) {
    handle
        .createUpdate("UPDATE account_aliases SET account = :account WHERE account = :alias")
        .bind("account", account)
        .bind("alias", alias)
        .execute();
    handle
        .createUpdate("UPDATE union_ids SET account = :account WHERE account = :alias")
        .bind("account", account)
        .bind("alias", alias)
        .execute();
    PhoneIndexRows.moveAll(handle, alias, account);
    ConflictRows.moveAll(handle, alias, account);
    handle
        .createUpdate("INSERT INTO account_aliases (alias, account) VALUES (:alias, :account)")
        .bind("account", account)
        .bind("alias", alias)
        .execute();
  }

  /// The account holds the union id no more, unless one of its identities has it.
  static void letGo(Handle handle, UnionId unionId, AccountId account) {
    handle
        .createUpdate(
            """
            DELETE FROM union_ids WHERE account = :account AND union_id = :unionId
              AND NOT EXISTS (
                SELECT 1 FROM identities i
                WHERE i.account = :account AND i.union_id = :unionId)
            """)
        .bind("account", account)
        .bind("unionId", unionId)
        .execute();
  }

  /// An account that has nobody left, and whatever names it.
  static void remove(Handle handle, AccountId account) {
    List<AccountId> aliases = aliases(handle, account);
    PhoneIndexRows.removeAll(handle, account);
    handle
        .createUpdate("DELETE FROM union_ids WHERE account = :account")
        .bind("account", account)
        .execute();
    handle
        .createUpdate("DELETE FROM account_aliases WHERE account = :account")
        .bind("account", account)
        .execute();
    aliases.forEach(alias -> removeRow(handle, alias));
    removeRow(handle, account);
  }

  private static List<AccountId> aliases(Handle handle, AccountId account) {
    return handle
        .createQuery("SELECT alias FROM account_aliases WHERE account = :account")
        .bind("account", account)
        .map((row, _) -> new AccountId(UUID.fromString(row.getString("alias"))))
        .list();
  }

  private static void removeRow(Handle handle, AccountId account) {
    ConflictRows.removeAll(handle, account);
    handle.createUpdate("DELETE FROM accounts WHERE id = :id").bind("id", account).execute();
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        new AccountId(UUID.fromString(row.getString("id"))),
        row.getBoolean("suspended"),
        row.getBoolean("has_phone"));
  }
}
