package dev.minipassport.storage.sql;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.identity.Identity;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Ends sessions, one or all of an identity. The lock of the identity is held.
final class Endings {
  private Endings() {}

  /// Ends a live session of the identity and those handed over from it; false if there is none.
  static boolean one(Handle handle, Identity identity, SessionId id, EndReason reason, Instant at) {
    if (!end(handle, identity, id, reason, at)) {
      return false;
    }
    for (Session.Live child : SessionRows.handedOverFrom(handle, id)) {
      boolean _ = end(handle, identity, child.id(), EndReason.PARENT_ENDED, at);
    }
    return true;
  }

  /// Marks every live session, so that its holder learns the reason.
  static void mark(Handle handle, Identity identity, EndReason reason, Instant at) {
    handle
        .createUpdate(
            """
            UPDATE sessions SET ended_at = :at, end_reason = :reason
            WHERE identity = :identity AND end_reason IS NULL AND issued_in = :generation
            """)
        .bind("identity", identity.id())
        .bind("generation", identity.generation())
        .bind("reason", reason.name())
        .bind("at", at)
        .execute();
  }

  /// Ends all, because the account is suspended.
  static void suspended(Handle handle, IdentityRows identities, Identity identity, Instant at) {
    mark(handle, identity, EndReason.SUSPENDED, at);
    identities.update(handle, identity.inNextGeneration());
    ChangeRows.ofAll(handle, identity, Kind.SUSPENDED, at);
  }

  private static boolean end(
      Handle handle, Identity identity, SessionId id, EndReason reason, Instant at) {
    boolean ended =
        handle
                .createUpdate(
                    """
                    UPDATE sessions SET ended_at = :at, end_reason = :reason
                    WHERE id = :id AND identity = :identity
                      AND end_reason IS NULL AND issued_in = :generation
                    """)
                .bind("id", id)
                .bind("identity", identity.id())
                .bind("generation", identity.generation())
                .bind("reason", reason.name())
                .bind("at", at)
                .execute()
            == 1;
    if (ended) {
      Later.on(handle, () -> ChangeRows.ofOne(handle, identity, id, Kind.SESSION_ENDED, at));
    }
    return ended;
  }
}
