package dev.minipassport.storage.sql;

import dev.minipassport.change.Change;
import dev.minipassport.identity.Identity;
import dev.minipassport.session.SessionId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Appends to the table `changes`, in the transaction that makes something stale, and notes it for
/// this node.
final class ChangeRows {
  private ChangeRows() {}

  static void ofAll(Handle handle, Identity identity, Change.Kind kind, Instant at) {
    append(handle, identity, Optional.empty(), kind, at);
  }

  static void ofOne(
      Handle handle, Identity identity, SessionId session, Change.Kind kind, Instant at) {
    append(handle, identity, Optional.of(session), kind, at);
  }

  private static void append(
      Handle handle, Identity identity, Optional<SessionId> session, Change.Kind kind, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO changes (app, identity, session, kind, at)
            VALUES (:app, :identity, :session, :kind, :at)
            """)
        .bind("app", identity.app())
        .bind("identity", identity.id())
        .bind("session", session)
        .bind("kind", kind.name())
        .bind("at", at)
        .execute();
    Staleness.of(handle).changes(identity.id());
  }
}
