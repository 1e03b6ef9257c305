package dev.minipassport.storage.sql;

import dev.minipassport.handoff.Handoffs;
import dev.minipassport.identity.AppId;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionId;
import dev.minipassport.token.TokenDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Tickets as rows that are deleted by their use.
public final class JdbiHandoffs implements Handoffs {
  private final Transactions transactions;
  private final IdentityRows identities;

  public JdbiHandoffs(Transactions transactions, Dialect dialect) {
    this.transactions = transactions;
    this.identities = new IdentityRows(dialect);
  }

  @Override
  public void issue(TokenDigest ticket, Session.Live parent, Instant expiresAt) {
    var _ =
        transactions.write(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO handoffs (ticket, app, parent, expires_at)
                        VALUES (:ticket, :app, :parent, :expiresAt)
                        """)
                    .bind("ticket", ticket)
                    .bind("app", parent.app())
                    .bind("parent", parent.id())
                    .bind("expiresAt", expiresAt)
                    .execute());
  }

  @Override
  public Optional<Session.Live> redeem(TokenDigest ticket, AppId app, Instant now, Rule rule) {
    return transactions.write(
        handle ->
            find(handle, ticket, app)
                .filter(_ -> used(handle, ticket))
                .filter(found -> now.isBefore(found.expiresAt()))
                .flatMap(found -> locked(handle, found.parent()))
                .flatMap(parent -> handOver(handle, parent, now, rule)));
  }

  private static Optional<Ticket> find(Handle handle, TokenDigest ticket, AppId app) {
    return handle
        .createQuery(
            """
            SELECT parent, expires_at FROM handoffs WHERE ticket = :ticket AND app = :app
            """)
        .bind("ticket", ticket)
        .bind("app", app)
        .map((row, _) -> ticket(row))
        .findOne();
  }

  /// Of two uses that race, one deletes the row.
  private static boolean used(Handle handle, TokenDigest ticket) {
    return handle
            .createUpdate("DELETE FROM handoffs WHERE ticket = :ticket")
            .bind("ticket", ticket)
            .execute()
        == 1;
  }

  /// Reads the parent again once its identity is locked.
  private Optional<Session.Live> locked(Handle handle, SessionId parent) {
    return SessionRows.find(handle, parent)
        .flatMap(found -> identities.lock(handle, found.identity().id()))
        .flatMap(_ -> SessionRows.find(handle, parent));
  }

  private static Optional<Session.Live> handOver(
      Handle handle, Session.Live parent, Instant now, Rule rule) {
    Optional<Child> child = rule.decide(parent, SessionRows.handedOverFrom(handle, parent.id()));
    child.ifPresent(
        decided -> {
          for (SessionId displaced : decided.displaced()) {
            boolean _ = Endings.one(handle, parent.identity(), displaced, EndReason.DISPLACED, now);
          }
          SessionWrites.insert(handle, decided.session());
        });
    return child.map(Child::session);
  }

  private static Ticket ticket(ResultSet row) throws SQLException {
    return new Ticket(
        new SessionId(UUID.fromString(row.getString("parent"))),
        Micros.instant(row.getLong("expires_at")));
  }

  private record Ticket(SessionId parent, Instant expiresAt) {}
}
