package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two nodes on one database, each with a near cache.
final class ManyNodesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int CONNECTIONS = 4;

  private final TestClock clock = new TestClock();
  private final String database = PostgresServer.running().newDatabase();
  private final List<PostgresStore> stores = new ArrayList<>();

  @AfterEach
  void close() {
    stores.forEach(PostgresStore::close);
    PostgresServer.running().giveBack(database);
  }

  /// A node, and the ports behind its cache.
  private record Node(Passport passport, StorePorts ports) {
    boolean admits(SignedIn login) {
      return passport.admits(login.token());
    }

    boolean isWarm(SignedIn login) {
      return admits(login) && ports.sessions().findWarm(login.token().digest()).isPresent();
    }
  }

  private Node node(boolean wakeUps) {
    var store =
        PostgresStore.onTables(
            PostgresUnderTest.options(PostgresServer.running(), database)
                .withConnections(CONNECTIONS)
                .withWakeUps(wakeUps),
            PostgresUnderTest.keys(),
            clock);
    stores.add(store);
    StorePorts ports = store.ports().behind(store.cache(1000));
    return new Node(
        new Passport(
            new PostgresUnderTest(store, ports, Optional.empty()),
            clock,
            clock::advance,
            new Random()),
        ports);
  }

  private static void awaits(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).describedAs("time ran out").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatEndsOnOneEndsOnTheOtherAlsoWhereItIsWarm(boolean wakeUps) {
    Node one = node(wakeUps);
    Node other = node(wakeUps);
    SignedIn alice = one.passport().signIn(Passport.ALICE);
    awaits(() -> other.isWarm(alice));

    var _ = one.passport().revoke.revokeAll(Passport.APP, alice.token());

    assertThat(one.admits(alice)).isFalse();
    awaits(() -> !other.admits(alice));
  }

  /// A person whose row is held, and more callers than there are connections for.
  @Test
  void whatChangedIsReadAlsoWhereCallersHoldEveryConnection() throws Exception {
    Node node = node(false);
    SignedIn alice = node.passport().signIn(Passport.ALICE);
    PostgresStore store = stores.getFirst();
    try (Connection holder = PostgresServer.running().connect(database);
        Statement statement = holder.createStatement();
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      holder.setAutoCommit(false);
      assertThat(statement.execute("SELECT 1 FROM identities FOR UPDATE")).isTrue();
      for (int i = 0; i < 100; i++) {
        Future<?> _ =
            callers.submit(
                () -> node.ports().sessions().endAll(alice.session().identity(), clock.instant()));
      }
      awaits(() -> waiting() >= CONNECTIONS);
      long before = reads(store);

      awaits(() -> reads(store) > before + 2);

      assertThat(waiting()).isGreaterThanOrEqualTo(CONNECTIONS);
      assertThat(store.changesHeard().orElseThrow().failures()).isZero();
      holder.rollback();
    }
  }

  private static long reads(PostgresStore store) {
    return store.changesHeard().orElseThrow().reads();
  }

  private long waiting() {
    try (Connection connection = PostgresServer.running().connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                    + " AND datname = current_database()")) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSessionIsKnownElsewhereAtOnce(boolean wakeUps) {
    Node one = node(wakeUps);
    Node other = node(wakeUps);

    for (int i = 0; i < 20; i++) {
      assertThat(other.admits(one.passport().signIn(Passport.ALICE))).isTrue();
    }
  }
}
