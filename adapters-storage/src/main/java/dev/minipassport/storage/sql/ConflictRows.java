package dev.minipassport.storage.sql;

import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Accounts.Conflict;
import dev.minipassport.identity.AppId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The table `linkage_conflicts`: of two accounts there is one row, whichever comes first in it.
final class ConflictRows {
  private ConflictRows() {}

  /// What was found before stays as it is, settled or not.
  static void find(Handle handle, AccountId account, AccountId other, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO linkage_conflicts (account, other, found_at)
            SELECT :account, :other, :at
            WHERE NOT EXISTS (
              SELECT 1 FROM linkage_conflicts WHERE account = :other AND other = :account)
            ON CONFLICT DO NOTHING
            """)
        .bind("account", account)
        .bind("other", other)
        .bind("at", at)
        .execute();
  }

  /// Oldest first; those that nobody settled.
  static List<Conflict> of(Handle handle, AppId app, int limit) {
    return handle
        .createQuery(
            """
            SELECT c.account, c.other, c.found_at FROM linkage_conflicts c
            WHERE c.settled_at IS NULL
              AND EXISTS (
                SELECT 1 FROM identities i
                WHERE i.app = :app AND (i.account = c.account OR i.account = c.other))
            ORDER BY c.found_at, c.account, c.other LIMIT :limit
            """)
        .bind("app", app)
        .bind("limit", limit)
        .map((row, _) -> conflict(row))
        .list();
  }

  /// Those that claim the same person as the account.
  static List<AccountId> with(Handle handle, AccountId account) {
    return handle
        .createQuery(
            """
            SELECT other AS id FROM linkage_conflicts
            WHERE account = :account AND settled_at IS NULL
            UNION
            SELECT account AS id FROM linkage_conflicts
            WHERE other = :account AND settled_at IS NULL
            ORDER BY id
            """)
        .bind("account", account)
        .map((row, _) -> account(row, "id"))
        .list();
  }

  /// False if there is none between the two that is open.
  static boolean settle(Handle handle, AccountId account, AccountId other, Instant at) {
    return handle
            .createUpdate(
                """
                UPDATE linkage_conflicts SET settled_at = :at
                WHERE settled_at IS NULL
                  AND ((account = :account AND other = :other)
                    OR (account = :other AND other = :account))
                """)
            .bind("account", account)
            .bind("other", other)
            .bind("at", at)
            .execute()
        > 0;
  }

  /// What there was with one account, there is with another from now on; nobody is in conflict with
  /// themselves.
  static void moveAll(Handle handle, AccountId from, AccountId to) {
    handle
        .createUpdate(
            """
            INSERT INTO linkage_conflicts (account, other, found_at, settled_at)
            SELECT :to, partner, found_at, settled_at FROM (
              SELECT other AS partner, found_at, settled_at FROM linkage_conflicts
              WHERE account = :from
              UNION ALL
              SELECT account AS partner, found_at, settled_at FROM linkage_conflicts
              WHERE other = :from) AS moved
            WHERE partner <> :to
              AND NOT EXISTS (
                SELECT 1 FROM linkage_conflicts c WHERE c.account = partner AND c.other = :to)
            ON CONFLICT DO NOTHING
            """)
        .bind("from", from)
        .bind("to", to)
        .execute();
    removeAll(handle, from);
  }

  static void removeAll(Handle handle, AccountId account) {
    handle
        .createUpdate("DELETE FROM linkage_conflicts WHERE account = :account OR other = :account")
        .bind("account", account)
        .execute();
  }

  private static Conflict conflict(ResultSet row) throws SQLException {
    return new Conflict(
        account(row, "account"), account(row, "other"), Micros.instant(row.getLong("found_at")));
  }

  private static AccountId account(ResultSet row, String column) throws SQLException {
    return new AccountId(UUID.fromString(row.getString(column)));
  }
}
