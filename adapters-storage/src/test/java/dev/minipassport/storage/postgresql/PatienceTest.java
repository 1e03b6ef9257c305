package dev.minipassport.storage.postgresql;

import static dev.minipassport.storage.postgresql.Nodes.awaits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.testkit.TcpProxy;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever finds every connection in use is told so long before they are free.
final class PatienceTest {
  private static final PostgresServer SERVER = PostgresServer.running();
  private static final int CONNECTIONS = 2;
  private static final String ROW = "INSERT INTO store_facts (name, value) VALUES ('row', '\\x00')";
  private static final String TAKEN = "SELECT 1 FROM store_facts WHERE name = 'row' FOR UPDATE";

  /// Far more than a caller waits for a connection.
  private static final Duration STATEMENT = Duration.ofSeconds(6);

  private final String name = SERVER.newDatabase();

  @AfterEach
  void close() {
    SERVER.giveBack(name);
  }

  /// Nothing is said of how patient callers are.
  private PostgresStoreOptions options() {
    return options(SERVER);
  }

  private PostgresStoreOptions options(PostgresServer seen) {
    return PostgresUnderTest.withStatementTimeout(
        PostgresStoreOptions.at(
                seen.host(),
                seen.port(),
                name,
                seen.user(),
                new DatabasePassword(seen.password()),
                PostgresUnderTest.options(SERVER, name).keySet())
            .withConnections(CONNECTIONS),
        STATEMENT);
  }

  private long waiting() {
    return SERVER.connected(name, "wait_event_type = 'Lock'");
  }

  /// Whether it has opened all of its connections. In tests a pool opens but one before it has to.
  private static boolean isFull(PostgresDatabase pool) {
    try (Handle first = pool.open();
        Handle second = pool.open()) {
      return !first.equals(second);
    } catch (ConnectionException _) {
      return false;
    }
  }

  private static int takeRow(Handle handle) {
    return handle.select(TAKEN).mapTo(Integer.class).one();
  }

  @Test
  void whoeverFindsNoConnectionIsToldSoWhileTheHoldersHold() throws Exception {
    SERVER.execute(name, ROW);
    try (PostgresDatabase database = PostgresDatabase.open(options());
        Connection holder = SERVER.connect(name);
        Statement statement = holder.createStatement()) {
      var transactions = new PostgresTransactions(database::open, options(), () -> {});
      awaits(() -> isFull(database));
      holder.setAutoCommit(false);
      assertThat(statement.execute(TAKEN)).isTrue();
      var callers =
          Stream.generate(
                  () ->
                      CompletableFuture.supplyAsync(
                          () -> transactions.write(PatienceTest::takeRow),
                          Thread::startVirtualThread))
              .limit(CONNECTIONS)
              .toList();
      awaits(() -> waiting() == CONNECTIONS);

      assertThatThrownBy(
              () ->
                  transactions.read(handle -> handle.select("SELECT 1").mapTo(Integer.class).one()))
          .isInstanceOf(Unavailable.class)
          .cause()
          .hasMessageStartingWith("SQLTransientConnectionException");

      assertThat(waiting()).describedAs("those who hold").isEqualTo(CONNECTIONS);
      assertThat(callers).noneMatch(Future::isDone);
      holder.rollback();
      assertThat(callers).allMatch(caller -> caller.join() == 1);
    }
  }

  /// As on a busy machine.
  @Test
  void aConnectionMayBeLongerInComingThanAnybodyWaitsForIt() throws IOException {
    try (var proxy = new TcpProxy(SERVER.port())) {
      proxy.delay(Duration.ofMillis(100));
      var seen = new PostgresServer("localhost", proxy.port(), SERVER.user(), SERVER.password());

      try (PostgresDatabase database = PostgresDatabase.open(options(seen));
          Handle handle = database.open()) {
        assertThat(handle.select("SELECT 1").mapTo(Integer.class).one()).isEqualTo(1);
      }
    }
  }

  @Test
  void theyWaitForAPartOfWhatAStatementMayTake() {
    assertThat(options().patience()).isLessThan(PostgresStoreOptions.STATEMENT.dividedBy(4));
  }
}
