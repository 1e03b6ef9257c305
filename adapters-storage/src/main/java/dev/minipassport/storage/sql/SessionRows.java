package dev.minipassport.storage.sql;

import dev.minipassport.identity.Generation;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.session.DeviceLabel;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionId;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.TokenDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Reads the table `sessions`. A session is live if it was not ended and was issued in the current
/// generation of its identity.
final class SessionRows {
  static final String COLUMNS =
      """
      s.id, s.token, s.token_issued_at, s.token_presented, s.issued_in, s.created_at,
      s.logged_in_at, s.last_seen_at, s.ends_at, s.device, s.parent, s.end_reason,
      """
          + IdentityRows.COLUMNS;

  private SessionRows() {}

  /// By its current token or by one of its predecessors, in one statement.
  static Optional<Session> findBy(Handle handle, TokenDigest token) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + """
                , p.successor, p.grace_ends_at
                FROM sessions s
                JOIN identities i ON i.id = s.identity
                LEFT JOIN predecessors p ON p.token = :token AND p.session = s.id
                WHERE s.token = :token
                   OR s.id = (SELECT session FROM predecessors WHERE token = :token)
                """)
        .bind("token", token)
        .map((row, _) -> found(row, token))
        .findOne();
  }

  /// Whether it is there, live or ended.
  static boolean exists(Handle handle, SessionId id) {
    return handle
        .createQuery("SELECT EXISTS (SELECT 1 FROM sessions WHERE id = :id)")
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  static Optional<Session.Live> find(Handle handle, SessionId id) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + """

                FROM sessions s JOIN identities i ON i.id = s.identity
                WHERE s.id = :id AND s.end_reason IS NULL AND s.issued_in = i.generation
                """)
        .bind("id", id)
        .map((row, _) -> live(row))
        .findOne();
  }

  /// Newest login first, without those handed to web-views.
  static List<Session.Live> of(Handle handle, IdentityId identity) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + """

                FROM sessions s JOIN identities i ON i.id = s.identity
                WHERE s.identity = :identity AND s.parent IS NULL
                  AND s.end_reason IS NULL AND s.issued_in = i.generation
                ORDER BY s.logged_in_at DESC, s.created_at DESC, s.id
                """)
        .bind("identity", identity)
        .map((row, _) -> live(row))
        .list();
  }

  /// Oldest first.
  static List<Session.Live> handedOverFrom(Handle handle, SessionId parent) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + """

                FROM sessions s JOIN identities i ON i.id = s.identity
                WHERE s.parent = :parent AND s.end_reason IS NULL AND s.issued_in = i.generation
                ORDER BY s.created_at, s.id
                """)
        .bind("parent", parent)
        .map((row, _) -> live(row))
        .list();
  }

  private static Session found(ResultSet row, TokenDigest token) throws SQLException {
    Session.Live session = live(row);
    String reason = row.getString("end_reason");
    if (reason != null) {
      return new Session.Ended(session.id(), session.app(), EndReason.valueOf(reason));
    }
    if (!session.issuedIn().equals(session.identity().generation())) {
      return new Session.Ended(session.id(), session.app(), EndReason.REVOKED);
    }
    if (session.token().equals(token)) {
      return session;
    }
    long graceEndsAt = row.getLong("grace_ends_at");
    return new Session.Superseded(
        session,
        Optional.ofNullable(row.getBytes("successor")).map(SealedToken::new),
        graceEndsAt == 0 ? Optional.empty() : Optional.of(Micros.instant(graceEndsAt)));
  }

  static Session.Live live(ResultSet row) throws SQLException {
    return new Session.Live(
        id(row.getString("id")),
        IdentityRows.identity(row),
        TokenDigest.fromBytes(row.getBytes("token")),
        Micros.instant(row.getLong("token_issued_at")),
        row.getBoolean("token_presented"),
        new Generation(row.getLong("issued_in")),
        Micros.instant(row.getLong("created_at")),
        Micros.instant(row.getLong("logged_in_at")),
        Micros.instant(row.getLong("last_seen_at")),
        Micros.instant(row.getLong("ends_at")),
        Optional.ofNullable(row.getString("device")).map(DeviceLabel::new),
        Optional.ofNullable(row.getString("parent")).map(SessionRows::id));
  }

  private static SessionId id(String text) {
    return new SessionId(UUID.fromString(text));
  }
}
