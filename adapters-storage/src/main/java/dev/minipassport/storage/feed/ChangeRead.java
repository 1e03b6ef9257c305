package dev.minipassport.storage.feed;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.identity.IdentityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Reads the table `changes` as nodes do: of every app.
final class ChangeRead {
  static final int PAGE = 10_000;

  private ChangeRead() {}

  /// @param stale whether it says anything of sessions
  record Row(long number, IdentityId identity, boolean stale) {}

  /// The last numbers there are, rising; at most [#PAGE].
  static List<Long> last(Handle handle) {
    return handle
        .createQuery("SELECT seq FROM changes ORDER BY seq DESC LIMIT :limit")
        .bind("limit", PAGE)
        .mapTo(Long.class)
        .list()
        .reversed();
  }

  static List<Row> after(Handle handle, long number) {
    return handle
        .createQuery(
            """
            SELECT seq, identity, kind FROM changes WHERE seq > :after ORDER BY seq LIMIT :limit
            """)
        .bind("after", number)
        .bind("limit", PAGE)
        .map((row, _) -> row(row))
        .list();
  }

  static List<Row> of(Handle handle, List<Long> numbers) {
    return handle
        .createQuery("SELECT seq, identity, kind FROM changes WHERE seq IN (<numbers>)")
        .bindList("numbers", numbers)
        .map((row, _) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("seq"),
        new IdentityId(UUID.fromString(row.getString("identity"))),
        Kind.valueOf(row.getString("kind")).concernsSessions());
  }
}
