package dev.minipassport.storage.sql;

import dev.minipassport.content.CheckId;
import dev.minipassport.dossier.Dossiers.Hidden;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Profile;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.storage.seal.PhoneSeal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The table `profile_values`. Phone numbers stand in it sealed, with the realm of their index.
final class ProfileRows {
  private record Row(IdentityId identity, Held held) {}

  private ProfileRows() {}

  /// The profiles of the account's identities; those without a value are left out.
  static Map<IdentityId, Profile> of(Handle handle, PhoneSeal phones, AccountId account) {
    return handle
        .createQuery(
            "SELECT "
                + HeldColumns.COLUMNS
                + """
                , i.app, p.identity
                FROM identities i JOIN profile_values p ON p.identity = i.id
                WHERE i.account = :account
                """)
        .bind("account", account)
        .map(
            (row, _) ->
                new Row(
                    identity(row.getString("identity")),
                    HeldColumns.held(
                        row,
                        phones,
                        new AppId(row.getString("app")),
                        identity(row.getString("identity")))))
        .collect(
            Collectors.groupingBy(
                Row::identity,
                Collectors.collectingAndThen(Collectors.toList(), ProfileRows::profile)));
  }

  /// Those of an app that may not be shown yet, longest held first.
  static List<Hidden> hidden(Handle handle, PhoneSeal phones, AppId app, int limit) {
    return handle
        .createQuery(
            "SELECT "
                + HeldColumns.COLUMNS
                + ", "
                + IdentityRows.COLUMNS
                + """

                FROM profile_values p JOIN identities i ON i.id = p.identity
                WHERE i.app = :app AND p.clearance <> 'CLEAR'
                ORDER BY p.at, p.identity, p.category LIMIT :limit
                """)
        .bind("app", app)
        .bind("limit", limit)
        .map(
            (row, _) -> {
              Identity identity = IdentityRows.identity(row);
              return new Hidden(identity, HeldColumns.held(row, phones, app, identity.id()));
            })
        .list();
  }

  /// Whose value waits for the check.
  static Optional<Identity> waiting(Handle handle, AppId app, CheckId check) {
    return handle
        .createQuery(
            "SELECT "
                + IdentityRows.COLUMNS
                + """

                FROM profile_values p JOIN identities i ON i.id = p.identity
                WHERE p.content_check = :check AND i.app = :app
                """)
        .bind("app", app)
        .bind("check", check)
        .map((row, _) -> IdentityRows.identity(row))
        .findFirst();
  }

  /// @param phone the number, sealed, if it is one
  static void put(Handle handle, IdentityId identity, Held held, Optional<SealedPhone> phone) {
    handle
        .createUpdate(
            """
            INSERT INTO profile_values
              (identity, category, value, provenance, purpose, at, kept_until, clearance,
               content_check, sealed, realm)
            VALUES (:identity, :category, :value, :provenance, :purpose, :at, :keptUntil,
              :clearance, :check, :sealed, :realm)
            ON CONFLICT (identity, category) DO UPDATE SET
              value = excluded.value, provenance = excluded.provenance,
              purpose = excluded.purpose, at = excluded.at, kept_until = excluded.kept_until,
              clearance = excluded.clearance, content_check = excluded.content_check,
              sealed = excluded.sealed, realm = excluded.realm
            """)
        .bind("identity", identity)
        .bind("category", held.value().category().name())
        .bind("value", phone.isPresent() ? "" : held.value().text())
        .bind("provenance", held.provenance().name())
        .bind("purpose", held.purpose())
        .bind("at", held.at())
        .bind("keptUntil", held.keptUntil())
        .bind("clearance", HeldColumns.clearance(held.clearance()))
        .bind("check", HeldColumns.check(held.clearance()))
        .bind("sealed", phone.map(SealedPhone::sealed))
        .bind("realm", phone.map(number -> number.number().realm()))
        .execute();
  }

  static void remove(Handle handle, IdentityId identity, DataCategory category) {
    handle
        .createUpdate(
            "DELETE FROM profile_values WHERE identity = :identity AND category = :category")
        .bind("identity", identity)
        .bind("category", category.name())
        .execute();
  }

  /// Whose values have had their time, at most `limit` people.
  static List<IdentityId> overdue(Handle handle, Instant now, int limit) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT identity FROM profile_values WHERE kept_until <= :now LIMIT :limit
            """)
        .bind("now", now)
        .bind("limit", limit)
        .map((row, _) -> identity(row.getString("identity")))
        .list();
  }

  private static Profile profile(List<Row> rows) {
    return new Profile(
        rows.stream()
            .map(Row::held)
            .collect(Collectors.toMap(held -> held.value().category(), held -> held)));
  }

  private static IdentityId identity(String text) {
    return new IdentityId(UUID.fromString(text));
  }
}
