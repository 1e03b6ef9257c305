package dev.minipassport.storage.sql;

import dev.minipassport.identity.IdentityId;
import dev.minipassport.login.SessionKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table `session_keys`: sealed, the current one of an identity and those replaced lately.
final class SessionKeyRows {
  private SessionKeyRows() {}

  static List<byte[]> of(Handle handle, IdentityId identity, Instant now) {
    return handle
        .createQuery(
            """
            SELECT sealed FROM session_keys
            WHERE identity = :identity AND (superseded_at IS NULL OR superseded_at > :since)
            ORDER BY seq DESC
            """)
        .bind("identity", identity)
        .bind("since", now.minus(SessionKeys.PREVIOUS_KEY_GRACE))
        .mapTo(byte[].class)
        .list();
  }

  /// However long ago they were replaced.
  static List<byte[]> all(Handle handle, IdentityId identity) {
    return handle
        .createQuery("SELECT sealed FROM session_keys WHERE identity = :identity")
        .bind("identity", identity)
        .mapTo(byte[].class)
        .list();
  }

  static Optional<byte[]> current(Handle handle, IdentityId identity) {
    return handle
        .createQuery(
            """
            SELECT sealed FROM session_keys WHERE identity = :identity AND superseded_at IS NULL
            """)
        .bind("identity", identity)
        .mapTo(byte[].class)
        .findOne();
  }

  /// The first key of an identity that was not known before.
  static void insert(Handle handle, IdentityId identity, byte[] sealed) {
    handle
        .createUpdate(
            """
            INSERT INTO session_keys (identity, seq, sealed)
            SELECT :identity, COALESCE(MAX(seq), 0) + 1, :sealed
            FROM session_keys WHERE identity = :identity
            """)
        .bind("identity", identity)
        .bind("sealed", sealed)
        .execute();
  }

  /// The key and all before it.
  static void drop(Handle handle, IdentityId identity, byte[] sealed) {
    handle
        .createUpdate(
            """
            DELETE FROM session_keys
            WHERE identity = :identity AND seq <= (
              SELECT seq FROM session_keys WHERE identity = :identity AND sealed = :sealed)
            """)
        .bind("identity", identity)
        .bind("sealed", sealed)
        .execute();
  }

  /// The key so far stays for its grace; those whose grace is over go.
  static void replace(Handle handle, IdentityId identity, byte[] sealed, Instant at) {
    handle
        .createUpdate(
            """
            DELETE FROM session_keys WHERE identity = :identity AND superseded_at <= :since
            """)
        .bind("identity", identity)
        .bind("since", at.minus(SessionKeys.PREVIOUS_KEY_GRACE))
        .execute();
    handle
        .createUpdate(
            """
            UPDATE session_keys SET superseded_at = :at
            WHERE identity = :identity AND superseded_at IS NULL
            """)
        .bind("identity", identity)
        .bind("at", at)
        .execute();
    insert(handle, identity, sealed);
  }
}
