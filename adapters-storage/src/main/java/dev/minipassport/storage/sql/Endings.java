package dev.minipassport.storage.sql;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.identity.Identity;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Ends sessions, one or all of an identity. The lock of the identity is held.
final class Endings {
  private static final int AT_A_TIME = 100;

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

  /// Ends live sessions of the identity, and those handed over from them, because others took their
  /// place. There may be thousands, where a limit was lowered.
  static void displaced(Handle handle, Identity identity, List<SessionId> ids, Instant at) {
    for (int from = 0; from < ids.size(); from += AT_A_TIME) {
      List<SessionId> some = ids.subList(from, Math.min(ids.size(), from + AT_A_TIME));
      Later.on(
          handle,
          () -> {
            ChangeRows.ofLive(handle, identity, some, at);
            displace(handle, identity, some, at);
          });
    }
  }

  private static void displace(Handle handle, Identity identity, List<SessionId> ids, Instant at) {
    handle
        .createUpdate(
            """
            UPDATE sessions SET ended_at = :at,
              end_reason = CASE WHEN parent IS NULL THEN :reason ELSE :ofParent END
            WHERE identity = :identity AND end_reason IS NULL AND issued_in = :generation
              AND (id IN (<ids>) OR parent IN (<ids>))
            """)
        .bindList("ids", ids)
        .bind("identity", identity.id())
        .bind("generation", identity.generation())
        .bind("reason", EndReason.DISPLACED.name())
        .bind("ofParent", EndReason.PARENT_ENDED.name())
        .bind("at", at)
        .execute();
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
