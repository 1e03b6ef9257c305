package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.StoreRefused.Reason;
import dev.minipassport.storage.move.Moved;
import dev.minipassport.storage.move.Progress;
import dev.minipassport.storage.move.StoreMove;
import dev.minipassport.storage.sql.Dialect;
import dev.minipassport.storage.sql.Schema;
import dev.minipassport.storage.sqlite.EmbeddedStore;
import dev.minipassport.testkit.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is not whole does not move, and what does not arrive whole is not kept.
final class BrokenMoveTest {
  private static final AtomicInteger MOVES = new AtomicInteger(200);

  private static final String ALL_ROWS =
      """
      SELECT (SELECT COUNT(*) FROM accounts) + (SELECT COUNT(*) FROM identities)
        + (SELECT COUNT(*) FROM sessions) + (SELECT COUNT(*) FROM consent_ledger)
        + (SELECT COUNT(*) FROM store_facts)
      """;

  @TempDir Path directory = Path.of("");
  private LivedInStore old;
  private String database;
  private PostgresStoreOptions target;

  private static final class Unseen implements Progress {
    @Override
    public void copied(String table, long rows, long total) {}

    @Override
    public void comparing(String table) {}
  }

  @BeforeEach
  void live() throws IOException {
    old = LivedInStore.in(directory.resolve("old"), new TestClock());
    database = LivedInStore.newDatabase("ENCODING 'UTF8'");
    target = old.movingTo(database);
  }

  private Moved move() {
    return StoreMove.run(old.directory(), target, "move " + MOVES.incrementAndGet(), new Unseen());
  }

  private void refused(Reason reason, String text) {
    assertThatThrownBy(this::move)
        .isInstanceOfSatisfying(
            StoreRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason))
        .hasMessageContaining(text);
  }

  @Test
  void aLedgerThatDoesNotVerifyIsNotMoved() throws SQLException {
    spoilTheLedger();

    refused(Reason.CORRUPTED, "does not verify, so the store was not moved");

    nothingIsKept();
  }

  @Test
  void whatArrivesAsSomethingElseIsNotKept() throws SQLException {
    onArrival("identities", "NEW.generation := NEW.generation + 1; RETURN NEW");

    refused(Reason.NOT_MOVED, "What arrived in identities is not what was sent");

    nothingIsKept();
    itArrivesAtLast("identities");
  }

  @Test
  void aRowThatDoesNotArriveIsMissed() throws SQLException {
    onArrival("sessions", "RETURN NULL");

    refused(Reason.NOT_MOVED, "What arrived in sessions is not what was sent");

    nothingIsKept();
    itArrivesAtLast("sessions");
  }

  @Test
  void aServerThatRefusesARowIsNamedWithTheReason() throws SQLException {
    onArrival("sessions", "RAISE EXCEPTION 'no'");

    refused(Reason.NOT_MOVED, target.url() + " broke off (SQLSTATE P0001)");

    nothingIsKept();
    itArrivesAtLast("sessions");
  }

  private void spoilTheLedger() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:sqlite:" + old.directory().resolve("minipassport.db"));
        Statement statement = connection.createStatement()) {
      int _ = statement.executeUpdate("DROP TRIGGER consent_ledger_is_not_updated");
      int spoilt =
          statement.executeUpdate(
              """
              UPDATE consent_ledger SET hash = substr(hash, 2) || substr(hash, 1, 1)
              WHERE sequence = (SELECT MAX(sequence) FROM consent_ledger)
              """);
      assertThat(spoilt).isEqualTo(1);
    }
  }

  /// Lets the server do something else with each row of a table.
  private void onArrival(String table, String what) {
    new Schema(PostgresDatabase.patient(target), Dialect.POSTGRESQL).migrate();
    PostgresServer.running()
        .execute(
            database,
            """
            CREATE FUNCTION otherwise() RETURNS TRIGGER LANGUAGE plpgsql AS $$
            BEGIN
              %s;
            END $$;
            CREATE TRIGGER otherwise BEFORE INSERT ON %s
              FOR EACH ROW EXECUTE FUNCTION otherwise();
            """
                .formatted(what, table));
  }

  private void itArrivesAtLast(String table) {
    PostgresServer.running().execute(database, "DROP TRIGGER otherwise ON " + table);
    assertThat(move().before()).isFalse();
    try (PostgresStore fresh = PostgresStore.open(target, old.clock())) {
      assertThat(old.passport(fresh.ports()).admits(old.alice().token())).isTrue();
    }
  }

  /// The old store is served as before, and the database is empty.
  private void nothingIsKept() throws SQLException {
    assertThat(old.directory().resolve("moved")).doesNotExist();
    try (EmbeddedStore store = old.open()) {
      assertThat(old.passport(store.ports()).admits(old.alice().token())).isTrue();
    }
    try (Connection connection = PostgresServer.running().connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ALL_ROWS)) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isZero();
    }
  }
}
