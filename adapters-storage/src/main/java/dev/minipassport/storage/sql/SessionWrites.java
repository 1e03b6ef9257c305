package dev.minipassport.storage.sql;

import dev.minipassport.identity.Generation;
import dev.minipassport.identity.Identity;
import dev.minipassport.session.Session;
import dev.minipassport.session.SessionId;
import org.jdbi.v3.core.Handle;

/// Writes what a session is while it lives. The lock of its identity is held.
final class SessionWrites {
  private SessionWrites() {}

  static void insert(Handle handle, Session.Live session) {
    handle
        .createUpdate(
            """
            INSERT INTO sessions (
              id, identity, token, token_issued_at, token_presented, issued_in, created_at,
              logged_in_at, last_seen_at, ends_at, device, parent)
            VALUES (
              :id, :identity, :token, :tokenIssuedAt, :presented, :issuedIn, :createdAt,
              :loggedInAt, :lastSeenAt, :endsAt, :device, :parent)
            """)
        .bind("id", session.id())
        .bind("identity", session.identity().id())
        .bind("token", session.token())
        .bind("tokenIssuedAt", session.tokenIssuedAt())
        .bind("presented", session.tokenPresented())
        .bind("issuedIn", session.issuedIn())
        .bind("createdAt", session.createdAt())
        .bind("loggedInAt", session.loggedInAt())
        .bind("lastSeenAt", session.lastSeenAt())
        .bind("endsAt", session.endsAt())
        .bind("device", session.device())
        .bind("parent", session.parent())
        .execute();
    Staleness.of(handle).bringsIntoBeing(session.token());
  }

  /// A login went on in the session: all but its creation and its parent may have moved.
  static void replace(Handle handle, Session.Live session) {
    handle
        .createUpdate(
            """
            UPDATE sessions
            SET token = :token, token_issued_at = :tokenIssuedAt, token_presented = :presented,
                issued_in = :issuedIn, logged_in_at = :loggedInAt, last_seen_at = :lastSeenAt,
                ends_at = :endsAt, device = :device
            WHERE id = :id
            """)
        .bind("id", session.id())
        .bind("token", session.token())
        .bind("tokenIssuedAt", session.tokenIssuedAt())
        .bind("presented", session.tokenPresented())
        .bind("issuedIn", session.issuedIn())
        .bind("loggedInAt", session.loggedInAt())
        .bind("lastSeenAt", session.lastSeenAt())
        .bind("endsAt", session.endsAt())
        .bind("device", session.device())
        .execute();
    Staleness.of(handle).bringsIntoBeing(session.token());
  }

  /// Gives the session another token, if it still has `current.token()` and lives.
  static boolean trade(Handle handle, Identity identity, Session.Live current, Session.Live next) {
    Staleness.of(handle).bringsIntoBeing(next.token());
    return handle
            .createUpdate(
                """
                UPDATE sessions
                SET token = :next, token_issued_at = :tokenIssuedAt, token_presented = :presented
                WHERE id = :id AND token = :current
                  AND end_reason IS NULL AND issued_in = :generation
                """)
            .bind("id", current.id())
            .bind("current", current.token())
            .bind("next", next.token())
            .bind("tokenIssuedAt", next.tokenIssuedAt())
            .bind("presented", next.tokenPresented())
            .bind("generation", identity.generation())
            .execute()
        == 1;
  }

  /// Notes the first use of the current token; false if the session has another one by now.
  static boolean presented(Handle handle, Session.Live session) {
    return handle
            .createUpdate(
                """
                UPDATE sessions SET token_presented = TRUE WHERE id = :id AND token = :token
                """)
            .bind("id", session.id())
            .bind("token", session.token())
            .execute()
        == 1;
  }

  /// Takes the live sessions of one parent, and the parent, from one generation into the next.
  static void takeAlong(Handle handle, SessionId parent, Generation from, Generation to) {
    handle
        .createUpdate(
            """
            UPDATE sessions SET issued_in = :to
            WHERE id = :parent AND end_reason IS NULL AND issued_in = :from
            """)
        .bind("parent", parent)
        .bind("from", from)
        .bind("to", to)
        .execute();
    handle
        .createUpdate(
            """
            UPDATE sessions SET issued_in = :to
            WHERE parent = :parent AND end_reason IS NULL AND issued_in = :from
            """)
        .bind("parent", parent)
        .bind("from", from)
        .bind("to", to)
        .execute();
  }
}
