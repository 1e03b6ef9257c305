package dev.minipassport.storage.sql;

import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The tables of accounts, of their aliases, of the union ids they hold, and of their conflicts.
final class AccountRows {
  private AccountRows() {}

  static Optional<Account> find(Handle handle, AccountId id) {
    return handle
        .createQuery(
            """
            SELECT id, suspended FROM accounts
            WHERE id = COALESCE((SELECT account FROM account_aliases WHERE alias = :id), :id)
            """)
        .bind("id", id)
        .map((row, _) -> account(row))
        .findOne();
  }

  /// As [#find(Handle, AccountId)], if one of its identities is of the app.
  static Optional<Account> find(Handle handle, AppId app, AccountId id) {
    return handle
        .createQuery(
            """
            SELECT a.id, a.suspended FROM accounts a
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
            """
            SELECT a.id, a.suspended FROM union_ids u JOIN accounts a ON a.id = u.account
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

  static void suspended(Handle handle, AccountId id, boolean suspended) {
    handle
        .createUpdate("UPDATE accounts SET suspended = :suspended WHERE id = :id")
        .bind("id", id)
        .bind("suspended", suspended)
        .execute();
  }

  /// The first account to hold a union id within an owner keeps it.
  static void hold(Handle handle, OwnerId owner, UnionId unionId, AccountId account) {
    handle
        .createUpdate(
            """
            INSERT INTO union_ids (owner, union_id, account) VALUES (:owner, :unionId, :account)
            ON CONFLICT DO NOTHING
            """)
        .bind("owner", owner)
        .bind("unionId", unionId)
        .bind("account", account)
        .execute();
  }

  /// Makes `alias`, and whatever named it until now, name `account`.
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
    handle
        .createUpdate("INSERT INTO account_aliases (alias, account) VALUES (:alias, :account)")
        .bind("account", account)
        .bind("alias", alias)
        .execute();
  }

  static void conflict(Handle handle, AccountId account, AccountId other, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO linkage_conflicts (account, other, found_at) VALUES (:account, :other, :at)
            ON CONFLICT DO NOTHING
            """)
        .bind("account", account)
        .bind("other", other)
        .bind("at", at)
        .execute();
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        new AccountId(UUID.fromString(row.getString("id"))), row.getBoolean("suspended"));
  }
}
