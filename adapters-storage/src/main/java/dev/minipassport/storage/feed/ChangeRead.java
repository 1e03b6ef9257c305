package dev.minipassport.storage.feed;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.identity.IdentityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Reads the table `changes` as nodes do: of every app.
final class ChangeRead {
  static final int PAGE = 10_000;

  private ChangeRead() {}

  record Row(long number, IdentityId identity, String kind, long at) {
    /// Whether it says anything of sessions.
    boolean stale() {
      return Kind.valueOf(kind).concernsSessions();
    }
  }

  /// Numbers between `after` and `number`, of which there is no row.
  record Gap(long after, long number) {}

  static Optional<Row> last(Handle handle) {
    return handle
        .createQuery("SELECT seq, identity, kind, at FROM changes ORDER BY seq DESC LIMIT 1")
        .map((row, _) -> row(row))
        .findOne();
  }

  /// The gaps among the numbers above `from` and not above `to`, the last first.
  static List<Gap> gaps(Handle handle, long from, long to) {
    return handle
        .createQuery(
            """
            SELECT before, seq FROM (
              SELECT seq, COALESCE(LAG(seq) OVER (ORDER BY seq), :from) AS before
              FROM changes WHERE seq > :from AND seq <= :to) AS numbers
            WHERE seq - before > 1 ORDER BY seq DESC LIMIT :limit
            """)
        .bind("from", from)
        .bind("to", to)
        .bind("limit", PAGE)
        .map((row, _) -> new Gap(row.getLong("before"), row.getLong("seq")))
        .list();
  }

  static List<Row> from(Handle handle, long number) {
    return handle
        .createQuery(
            """
            SELECT seq, identity, kind, at FROM changes WHERE seq >= :from ORDER BY seq LIMIT :limit
            """)
        .bind("from", number)
        .bind("limit", PAGE)
        .map((row, _) -> row(row))
        .list();
  }

  static List<Row> of(Handle handle, List<Long> numbers) {
    return handle
        .createQuery("SELECT seq, identity, kind, at FROM changes WHERE seq IN (<numbers>)")
        .bindList("numbers", numbers)
        .map((row, _) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("seq"),
        new IdentityId(UUID.fromString(row.getString("identity"))),
        row.getString("kind"),
        row.getLong("at"));
  }
}
