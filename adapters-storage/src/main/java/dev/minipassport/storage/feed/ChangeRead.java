package dev.minipassport.storage.feed;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.storage.feed.Gaps.Gap;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Reads the table `changes` as nodes do: of every app.
final class ChangeRead {
  static final int PAGE = 10_000;

  /// What one statement looks for.
  static final int MOST_GAPS = 32;

  /// One look into the index for each gap. To join a table of gaps would be shorter; but a planner
  /// that takes each for a good part of the table reads all of it.
  private static final String IN_GAPS =
      Stream.generate(
              () ->
                  """
                  SELECT seq, identity, kind, at FROM (
                    SELECT seq, identity, kind, at FROM changes
                    WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT %1$d) AS gap
                  """
                      .formatted(PAGE))
          .limit(MOST_GAPS)
          .collect(Collectors.joining(" UNION ALL ", "", " LIMIT " + PAGE));

  private static final Set<String> OF_NO_SESSION =
      Arrays.stream(Kind.values())
          .filter(kind -> !kind.concernsSessions())
          .map(Kind::name)
          .collect(Collectors.toUnmodifiableSet());

  private ChangeRead() {}

  record Row(long number, IdentityId identity, String kind, long at) {
    /// Whether it says anything of sessions. What a newer node says may.
    boolean stale() {
      return !OF_NO_SESSION.contains(kind);
    }
  }

  static Optional<Row> last(Handle handle) {
    return handle
        .createQuery("SELECT seq, identity, kind, at FROM changes ORDER BY seq DESC LIMIT 1")
        .map((row, _) -> row(row))
        .findOne();
  }

  /// The gaps among the numbers above `from` and not above `to`.
  static List<Gap> gaps(Handle handle, long from, long to) {
    return handle
        .createQuery(
            """
            SELECT before, seq FROM (
              SELECT seq, COALESCE(LAG(seq) OVER (ORDER BY seq), :from) AS before
              FROM changes WHERE seq > :from AND seq <= :to) AS numbers
            WHERE seq - before > 1
            """)
        .bind("from", from)
        .bind("to", to)
        .map((row, _) -> new Gap(row.getLong("before") + 1, row.getLong("seq") - 1))
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

  /// What appeared in at most [#MOST_GAPS] gaps; not all, if there are [#PAGE] rows.
  static List<Row> in(Handle handle, List<Gap> gaps) {
    Query query = handle.createQuery(IN_GAPS);
    for (int i = 0; i < MOST_GAPS; i++) {
      Gap gap = i < gaps.size() ? gaps.get(i) : Gap.NONE;
      query.bind(2 * i, gap.first()).bind(2 * i + 1, gap.last());
    }
    return query.map((row, _) -> row(row)).list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("seq"),
        new IdentityId(UUID.fromString(row.getString("identity"))),
        row.getString("kind"),
        row.getLong("at"));
  }
}
