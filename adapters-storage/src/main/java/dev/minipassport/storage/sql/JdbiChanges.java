package dev.minipassport.storage.sql;

import dev.minipassport.change.Change;
import dev.minipassport.change.Changes;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.session.SessionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The table `changes`, read in the order of its sequence.
public final class JdbiChanges implements Changes {
  private final Transactions transactions;

  public JdbiChanges(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Change> after(AppId app, long after, int limit) {
    return transactions.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT seq, app, identity, session, kind, at FROM changes
                    WHERE app = :app AND seq > :after ORDER BY seq LIMIT :limit
                    """)
                .bind("app", app)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> change(row))
                .list());
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        row.getLong("seq"),
        new AppId(row.getString("app")),
        new IdentityId(UUID.fromString(row.getString("identity"))),
        Optional.ofNullable(row.getString("session")).map(UUID::fromString).map(SessionId::new),
        Change.Kind.valueOf(row.getString("kind")),
        Micros.instant(row.getLong("at")));
  }
}
