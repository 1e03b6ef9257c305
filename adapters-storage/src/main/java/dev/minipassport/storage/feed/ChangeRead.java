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
import org.jdbi.v3.core.Handle;

/// Reads the table `changes` as nodes do: of every app.
final class ChangeRead {
  static final int PAGE = 10_000;

  /// No more changes are caught up with: to begin anew costs less.
  static final int MOST = 100_000;

  /// No more are looked for; so many are drawn and not committed, or rolled back, where something
  /// holds transactions of this server open.
  static final int MOST_GAPS = 10_000;

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

  /// The gaps among the numbers above `from` and not above `to`; not all, if there are more than
  /// [#MOST_GAPS].
  static List<Gap> gaps(Handle handle, long from, long to) {
    return handle
        .createQuery(
            """
            SELECT before, seq FROM (
              SELECT seq, COALESCE(LAG(seq) OVER (ORDER BY seq), :from) AS before
              FROM changes WHERE seq > :from AND seq <= :to) AS numbers
            WHERE seq - before > 1 LIMIT :limit
            """)
        .bind("from", from)
        .bind("to", to)
        .bind("limit", MOST_GAPS + 1)
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

  /// What appeared in some gaps.
  static List<Row> in(Handle handle, List<Gap> gaps) {
    String values =
        gaps.stream()
            .map(gap -> "(%d, %d)".formatted(gap.first(), gap.last()))
            .collect(Collectors.joining(", "));
    return handle
        .createQuery(
            """
            WITH gaps (first, last) AS (VALUES %s)
            SELECT seq, identity, kind, at FROM gaps JOIN changes ON seq BETWEEN first AND last
            LIMIT :limit
            """
                .formatted(values))
        .bind("limit", MOST)
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
