package dev.minipassport.storage.sql;

import dev.minipassport.identity.IdentityId;
import dev.minipassport.purpose.PurposeId;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The table `open_questions`: since when a person has been asked something unprompted.
final class QuestionRows {
  private QuestionRows() {}

  static Map<PurposeId, Instant> of(Handle handle, IdentityId identity) {
    return handle
        .createQuery("SELECT purpose, asked_at FROM open_questions WHERE identity = :identity")
        .bind("identity", identity)
        .map(
            (row, _) ->
                Map.entry(
                    new PurposeId(row.getString("purpose")),
                    Micros.instant(row.getLong("asked_at"))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static void put(Handle handle, IdentityId identity, PurposeId purpose, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO open_questions (identity, purpose, asked_at)
            VALUES (:identity, :purpose, :at)
            ON CONFLICT (identity, purpose) DO UPDATE SET asked_at = excluded.asked_at
            """)
        .bind("identity", identity)
        .bind("purpose", purpose)
        .bind("at", at)
        .execute();
  }

  static void remove(Handle handle, IdentityId identity, PurposeId purpose) {
    handle
        .createUpdate(
            "DELETE FROM open_questions WHERE identity = :identity AND purpose = :purpose")
        .bind("identity", identity)
        .bind("purpose", purpose)
        .execute();
  }
}
