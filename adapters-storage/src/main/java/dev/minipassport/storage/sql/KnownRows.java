package dev.minipassport.storage.sql;

import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Identity;
import dev.minipassport.login.Arrival;
import dev.minipassport.login.Logins.Known;
import dev.minipassport.session.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Reads what is known of a person who arrives, in one statement. The lock of the identity is held.
final class KnownRows {

  /// One for each live session; of a person who has none, one without a session.
  private record Row(
      Identity identity,
      Account account,
      Optional<Account> holder,
      boolean shared,
      Optional<Session.Live> session) {}

  private KnownRows() {}

  /// Empty if the person is not known.
  static Optional<Known> find(Handle handle, Arrival arrival) {
    List<Row> rows =
        handle
            .createQuery(
                "SELECT "
                    + SessionRows.COLUMNS
                    + """
                    , a.suspended,
                    EXISTS (SELECT 1 FROM phone_index p WHERE p.account = a.id) AS has_phone,
                    h.id AS holder, h.suspended AS holder_suspended,
                    EXISTS (SELECT 1 FROM phone_index p WHERE p.account = h.id) AS holder_has_phone,
                    EXISTS (
                      SELECT 1 FROM identities o
                      WHERE o.account = i.account AND o.id <> i.id) AS shared
                    FROM identities i
                    JOIN accounts a ON a.id = i.account
                    LEFT JOIN union_ids u
                      ON u.owner = :owner AND u.union_id = COALESCE(i.union_id, :unionId)
                    LEFT JOIN accounts h ON h.id = u.account
                    LEFT JOIN sessions s
                      ON s.identity = i.id AND s.parent IS NULL
                      AND s.end_reason IS NULL AND s.issued_in = i.generation
                    WHERE i.app = :app AND i.open_id = :openId
                    ORDER BY s.logged_in_at DESC, s.created_at DESC, s.id
                    """)
            .bind("owner", arrival.app().owner())
            .bind("unionId", arrival.unionId())
            .bind("app", arrival.app().id())
            .bind("openId", arrival.openId())
            .map((row, _) -> row(row))
            .list();
    return rows.stream().findFirst().map(first -> known(handle, arrival, first, rows));
  }

  private static Known known(Handle handle, Arrival arrival, Row first, List<Row> rows) {
    List<Session.Live> sessions = rows.stream().flatMap(row -> row.session().stream()).toList();
    return new Known(
        Optional.of(first.identity()),
        Optional.of(first.account()),
        first.holder(),
        first.shared(),
        sessions,
        JdbiLogins.current(handle, arrival, sessions));
  }

  private static Row row(ResultSet row) throws SQLException {
    Identity identity = IdentityRows.identity(row);
    return new Row(
        identity,
        new Account(identity.account(), row.getBoolean("suspended"), row.getBoolean("has_phone")),
        holder(row),
        row.getBoolean("shared"),
        row.getString("id") == null ? Optional.empty() : Optional.of(SessionRows.live(row)));
  }

  private static Optional<Account> holder(ResultSet row) throws SQLException {
    String holder = row.getString("holder");
    return holder == null
        ? Optional.empty()
        : Optional.of(
            new Account(
                new AccountId(UUID.fromString(holder)),
                row.getBoolean("holder_suspended"),
                row.getBoolean("holder_has_phone")));
  }
}
