package dev.minipassport.storage.sql;

import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Profile;
import dev.minipassport.dossier.ProfileValue;
import dev.minipassport.dossier.Provenance;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.PurposeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The table `profile_values`.
final class ProfileRows {
  private record Row(IdentityId identity, Held held) {}

  private ProfileRows() {}

  /// The profiles of the account's identities; those without a value are left out.
  static Map<IdentityId, Profile> of(Handle handle, AccountId account) {
    return handle
        .createQuery(
            """
            SELECT p.identity, p.category, p.value, p.provenance, p.purpose, p.at, p.kept_until
            FROM identities i JOIN profile_values p ON p.identity = i.id
            WHERE i.account = :account
            """)
        .bind("account", account)
        .map((row, _) -> new Row(identity(row), held(row)))
        .collect(
            Collectors.groupingBy(
                Row::identity,
                Collectors.collectingAndThen(Collectors.toList(), ProfileRows::profile)));
  }

  static void put(Handle handle, IdentityId identity, Held held) {
    handle
        .createUpdate(
            """
            INSERT INTO profile_values
              (identity, category, value, provenance, purpose, at, kept_until)
            VALUES (:identity, :category, :value, :provenance, :purpose, :at, :keptUntil)
            ON CONFLICT (identity, category) DO UPDATE SET
              value = excluded.value, provenance = excluded.provenance,
              purpose = excluded.purpose, at = excluded.at, kept_until = excluded.kept_until
            """)
        .bind("identity", identity)
        .bind("category", held.value().category().name())
        .bind("value", held.value().text())
        .bind("provenance", held.provenance().name())
        .bind("purpose", held.purpose())
        .bind("at", held.at())
        .bind("keptUntil", held.keptUntil())
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
        .map((row, _) -> identity(row))
        .list();
  }

  private static Profile profile(List<Row> rows) {
    return new Profile(
        rows.stream()
            .map(Row::held)
            .collect(Collectors.toMap(held -> held.value().category(), held -> held)));
  }

  private static Held held(ResultSet row) throws SQLException {
    long keptUntil = row.getLong("kept_until");
    boolean endless = row.wasNull();
    return new Held(
        ProfileValue.of(DataCategory.valueOf(row.getString("category")), row.getString("value")),
        Provenance.valueOf(row.getString("provenance")),
        new PurposeId(row.getString("purpose")),
        Micros.instant(row.getLong("at")),
        endless ? Optional.empty() : Optional.of(Micros.instant(keptUntil)));
  }

  private static IdentityId identity(ResultSet row) throws SQLException {
    return new IdentityId(UUID.fromString(row.getString("identity")));
  }
}
