package dev.minipassport.storage.move;

import dev.minipassport.storage.postgresql.PostgresStore;
import dev.minipassport.storage.postgresql.PostgresStoreOptions;
import dev.minipassport.storage.sql.LedgerCheck;
import dev.minipassport.storage.sql.StoreFacts;
import dev.minipassport.storage.sqlite.StoppedStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves an embedded store that nobody serves to a database that is empty.
///
/// All of it is one transaction of that database, committed once what arrived was read again and
/// found equal: who is interrupted begins anew, and no node ever sees half a store. The old store
/// is retired in the last moment before the commit, so that at no time both can be served.
public final class StoreMove {
  private static final Logger log = LoggerFactory.getLogger(StoreMove.class);

  /// A node that opens the database meanwhile waits at its first question, and gives up.
  private static final String ALONE = "LOCK TABLE store_facts IN ACCESS EXCLUSIVE MODE";

  private final StoppedStore source;
  private final PostgresStoreOptions target;
  private final Progress progress;

  private StoreMove(StoppedStore source, PostgresStoreOptions target, Progress progress) {
    this.source = source;
    this.target = target;
    this.progress = progress;
  }

  /// Returns once the store is moved, and the one in `directory` is served no more; does nothing if
  /// that was so before. Throws [StoreRefused] where it cannot be; then everything is as before, or
  /// the text says that nobody knows.
  ///
  /// @param name of this move and no other, for people
  public static Moved run(
      Path directory, PostgresStoreOptions target, String name, Progress progress) {
    try (StoppedStore source = StoppedStore.take(directory)) {
      source.requireNotMovedBut(target.url());
      source.requireKeySet(target.keySet());
      return new StoreMove(source, target, progress).run(name);
    }
  }

  private Moved run(String name) {
    try (Handle from = source.open();
        Handle to = PostgresStore.unlimited(target)) {
      Moved moved = to.inTransaction(handle -> move(from, handle, name));
      analyze(to);
      return moved;
    } catch (SQLException | JdbiException e) {
      throw source.isRetiredBy(name)
          ? MoveRefused.moveUnknown(target.url(), e)
          : MoveRefused.notMoved(target.url(), e);
    }
  }

  private Moved move(Handle from, Handle to, String name) throws SQLException {
    to.execute(ALONE);
    Connection arrived = to.getConnection();
    var transfer = new Transfer(from.getConnection(), arrived, progress);
    List<Table> tables = Table.of(arrived);
    long total = transfer.rows(tables);
    if (StoreFacts.move(to).filter(source::isRetiredBy).isPresent()) {
      return new Moved(tables.size(), total, chains(to), true);
    }
    for (Table table : tables) {
      if (!transfer.isEmpty(table)) {
        throw MoveRefused.notEmpty(target.url(), table.name());
      }
    }
    long rows = 0;
    for (Table table : tables) {
      rows += copied(transfer, table, rows, total);
    }
    var moved = new Moved(tables.size(), rows, chains(to), false);
    StoreFacts.cameBy(to, name);
    source.retire(target.url(), name);
    return moved;
  }

  /// The server does so by itself before long.
  private static void analyze(Handle to) {
    try {
      to.execute("ANALYZE");
    } catch (JdbiException e) {
      log.warn(
          "The move is done, but the server would not ANALYZE what arrived; do so by hand.", e);
    }
  }

  private static long chains(Handle handle) {
    LedgerCheck.Finding finding = LedgerCheck.of(handle);
    if (finding.broken().isPresent()) {
      throw MoveRefused.brokenChain(finding.broken().get().toString());
    }
    return finding.chains();
  }

  private static long copied(Transfer transfer, Table table, long before, long total)
      throws SQLException {
    Rows.Sum sent = transfer.copy(table, before, total);
    if (!transfer.written(table).equals(sent)) {
      throw MoveRefused.differs(table.name());
    }
    if (table.numbered().isPresent()) {
      transfer.goOnNumbering(table, table.numbered().get());
    }
    return sent.rows();
  }
}
