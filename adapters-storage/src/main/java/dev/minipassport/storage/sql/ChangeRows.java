package dev.minipassport.storage.sql;

import dev.minipassport.change.Change;
import dev.minipassport.dossier.Relative;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Appends to the table `changes`, in the transaction that makes something stale, and notes for
/// this node what concerns sessions.
final class ChangeRows {
  private ChangeRows() {}

  static void ofAll(Handle handle, Identity identity, Change.Kind kind, Instant at) {
    append(handle, identity.app(), identity.id(), Optional.empty(), kind, at);
  }

  static void ofRelative(Handle handle, Relative relative, Change.Kind kind, Instant at) {
    append(handle, relative.app(), relative.identity(), Optional.empty(), kind, at);
  }

  static void ofOne(
      Handle handle, Identity identity, SessionId session, Change.Kind kind, Instant at) {
    append(handle, identity.app(), identity.id(), Optional.of(session), kind, at);
  }

  /// That live sessions are about to end, and those handed over from them.
  static void ofLive(Handle handle, Identity identity, List<SessionId> ids, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO changes (app, identity, session, kind, at)
            SELECT :app, identity, id, :kind, :at FROM sessions
            WHERE identity = :identity AND end_reason IS NULL AND issued_in = :generation
              AND (id IN (<ids>) OR parent IN (<ids>))
            """)
        .bindList("ids", ids)
        .bind("app", identity.app())
        .bind("identity", identity.id())
        .bind("generation", identity.generation())
        .bind("kind", Change.Kind.SESSION_ENDED.name())
        .bind("at", at)
        .execute();
    Staleness.of(handle).tellsOfChanges(identity.id());
  }

  private static void append(
      Handle handle,
      AppId app,
      IdentityId identity,
      Optional<SessionId> session,
      Change.Kind kind,
      Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO changes (app, identity, session, kind, at)
            VALUES (:app, :identity, :session, :kind, :at)
            """)
        .bind("app", app)
        .bind("identity", identity)
        .bind("session", session)
        .bind("kind", kind.name())
        .bind("at", at)
        .execute();
    if (kind.concernsSessions()) {
      Staleness.of(handle).tellsOfChanges(identity);
    }
  }
}
