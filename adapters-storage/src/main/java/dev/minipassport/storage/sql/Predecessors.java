package dev.minipassport.storage.sql;

import dev.minipassport.session.SessionId;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.TokenDigest;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The tokens a session had before its current one: the table `predecessors`.
final class Predecessors {
  private Predecessors() {}

  /// Remembers one more and forgets the oldest beyond [SessionTerms#PREDECESSORS].
  static void remember(
      Handle handle, SessionId session, TokenDigest token, Optional<SealedToken> successor) {
    handle
        .createUpdate(
            """
            INSERT INTO predecessors (token, session, seq, successor)
            SELECT :token, :session, COALESCE(MAX(seq), 0) + 1, :successor
            FROM predecessors WHERE session = :session
            """)
        .bind("token", token)
        .bind("session", session)
        .bind("successor", successor)
        .execute();
    handle
        .createUpdate(
            """
            DELETE FROM predecessors WHERE session = :session AND seq <= (
              SELECT newest - :kept FROM (
                SELECT MAX(seq) AS newest FROM predecessors WHERE session = :session) AS p)
            """)
        .bind("session", session)
        .bind("kept", SessionTerms.PREDECESSORS)
        .execute();
  }

  /// What they could replay names a token that was never the last.
  static void wipeSuccessors(Handle handle, SessionId session) {
    handle
        .createUpdate(
            """
            UPDATE predecessors SET successor = NULL
            WHERE session = :session AND successor IS NOT NULL
            """)
        .bind("session", session)
        .execute();
  }

  /// Starts the grace of every predecessor that has none yet.
  static void startGraces(Handle handle, SessionId session, Instant graceEndsAt) {
    handle
        .createUpdate(
            """
            UPDATE predecessors SET grace_ends_at = :at
            WHERE session = :session AND grace_ends_at IS NULL
            """)
        .bind("session", session)
        .bind("at", graceEndsAt)
        .execute();
  }
}
