package dev.minipassport.storage.sql;

import dev.minipassport.dossier.Dossiers;
import dev.minipassport.dossier.Request;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.purpose.TextHash;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table `answered_requests`. One that has had its time is not known again, swept or not.
final class RequestRows {
  private RequestRows() {}

  static Optional<Request> find(Handle handle, IdentityId identity, RequestId id, Instant now) {
    return handle
        .createQuery(
            """
            SELECT body FROM answered_requests
            WHERE identity = :identity AND request = :request AND at > :since
            """)
        .bind("identity", identity)
        .bind("request", id)
        .bind("since", now.minus(Dossiers.REQUESTS_KEPT))
        .map((row, _) -> new Request(id, new TextHash(row.getString("body"))))
        .findOne();
  }

  static void remember(Handle handle, IdentityId identity, Request request, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO answered_requests (identity, request, body, at)
            VALUES (:identity, :request, :body, :at)
            ON CONFLICT (identity, request) DO UPDATE SET body = excluded.body, at = excluded.at
            """)
        .bind("identity", identity)
        .bind("request", request.id())
        .bind("body", request.body())
        .bind("at", at)
        .execute();
  }
}
