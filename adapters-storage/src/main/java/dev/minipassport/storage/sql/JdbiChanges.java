package dev.minipassport.storage.sql;

import dev.minipassport.change.Change;
import dev.minipassport.change.Changes;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.session.SessionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The table `changes`, read in the order of its sequence, as far as nothing may yet appear below
/// what was read: who reads on from there has missed nothing.
public final class JdbiChanges implements Changes {
  private static final Logger log = LoggerFactory.getLogger(JdbiChanges.class);

  /// For a database with one writer, which commits the numbers in their order.
  public static final LongSupplier IN_ORDER = () -> Long.MAX_VALUE;

  private static final int WINDOW = 10_000;

  /// Kinds that were written about in the log.
  private static final Set<String> UNKNOWN = ConcurrentHashMap.newKeySet();

  private final Transactions transactions;
  private final LongSupplier settled;

  /// @param settled a number that no transaction commits a lower one than any more
  public JdbiChanges(Transactions transactions, LongSupplier settled) {
    this.transactions = transactions;
    this.settled = settled;
  }

  @Override
  public List<Change> after(AppId app, long after, int limit) {
    long known = settled.getAsLong();
    return transactions.read(
        handle -> {
          List<Optional<Change>> changes =
              new ArrayList<>(settled(handle, app, after, known, limit));
          if (changes.size() < limit) {
            changes.addAll(unbroken(handle, app, after, known, limit - changes.size()));
          }
          return changes.stream()
              .takeWhile(Optional::isPresent)
              .map(Optional::orElseThrow)
              .toList();
        });
  }

  private static List<Optional<Change>> settled(
      Handle handle, AppId app, long after, long to, int limit) {
    return handle
        .createQuery(
            """
            SELECT seq, app, identity, session, kind, at FROM changes
            WHERE app = :app AND seq > :after AND seq <= :to ORDER BY seq LIMIT :limit
            """)
        .bind("app", app)
        .bind("after", after)
        .bind("to", to)
        .bind("limit", limit)
        .map((row, _) -> change(row))
        .list();
  }

  /// Those of the app among what follows `from` without a gap: there, each number is its place.
  private static List<Optional<Change>> unbroken(
      Handle handle, AppId app, long after, long from, int limit) {
    return handle
        .createQuery(
            """
            SELECT seq, app, identity, session, kind, at FROM (
              SELECT seq, app, identity, session, kind, at,
                ROW_NUMBER() OVER (ORDER BY seq) AS place
              FROM changes WHERE seq > :from ORDER BY seq LIMIT :window) AS later
            WHERE seq - place = :from AND app = :app AND seq > :after ORDER BY seq LIMIT :limit
            """)
        .bind("from", from)
        .bind("window", WINDOW)
        .bind("app", app)
        .bind("after", after)
        .bind("limit", limit)
        .map((row, _) -> change(row))
        .list();
  }

  /// Empty for one of a kind that only newer programs know: they pass it on, and nobody who reads
  /// on from below it has missed it.
  private static Optional<Change> change(ResultSet row) throws SQLException {
    String written = row.getString("kind");
    Optional<Change.Kind> kind =
        Arrays.stream(Change.Kind.values())
            .filter(known -> known.name().equals(written))
            .findFirst();
    if (kind.isEmpty()) {
      if (UNKNOWN.add(written)) {
        log.warn(
            "A newer version of this program writes changes of kind {}, which this node does not"
                + " know: ListChanges ends before them here. Bring this node to that version.",
            written);
      }
      return Optional.empty();
    }
    return Optional.of(
        new Change(
            row.getLong("seq"),
            new AppId(row.getString("app")),
            new IdentityId(UUID.fromString(row.getString("identity"))),
            Optional.ofNullable(row.getString("session")).map(UUID::fromString).map(SessionId::new),
            kind.get(),
            Micros.instant(row.getLong("at"))));
  }
}
