package dev.minipassport.storage.postgresql;

import static dev.minipassport.storage.postgresql.Nodes.awaits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.storage.postgresql.Nodes.Node;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two nodes on one database, each with a near cache.
final class ManyNodesTest {
  private static final int CONNECTIONS = 4;
  private static final Duration SELDOM = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String LISTENERS = "state = 'idle' AND query LIKE 'LISTEN %'";

  private final TestClock clock = new TestClock();
  private final Nodes nodes = new Nodes(clock);

  @AfterEach
  void close() {
    nodes.close();
  }

  private Node node(boolean wakeUps) {
    return nodes.start(options -> options.withConnections(CONNECTIONS).withWakeUps(wakeUps));
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

  /// Between two reads that nobody wakes for there is far more time than that.
  @Test
  void whatEndsOnOneIsHeardOnTheOtherLongBeforeThatLooksByItself() {
    Node one = nodes.start(options -> options.withLag(SELDOM).withWakeUps(true));
    Node other = nodes.start(options -> options.withLag(SELDOM).withWakeUps(true));
    SignedIn alice = one.passport().signIn(Passport.ALICE);
    awaits(() -> other.isWarm(alice));
    awaits(() -> connected(LISTENERS) == 2);

    var _ = one.passport().revoke.revokeAll(Passport.APP, alice.token());

    awaits(SOON, () -> !other.admits(alice));
  }

  /// A person whose row is held, and more callers than there are connections for.
  @Test
  void whatChangedIsReadAlsoWhereCallersHoldEveryConnection() throws Exception {
    Node node = node(false);
    SignedIn alice = node.passport().signIn(Passport.ALICE);
    PostgresStore store = node.store();
    try (Connection holder = PostgresServer.running().connect(nodes.database());
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
    return connected("wait_event_type = 'Lock'");
  }

  private long connected(String so) {
    return PostgresServer.running().connected(nodes.database(), so);
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

  /// Its tables have the same numbers.
  @Test
  void whoeverWritesInACopyOfTheDatabaseKeepsNobodyFromBelieving() throws Exception {
    String copy = PostgresServer.running().newDatabase();
    try (Connection writer = PostgresServer.running().connect(copy);
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      boolean _ = statement.execute("LOCK TABLE changes IN ROW EXCLUSIVE MODE");

      Node node = nodes.start(options -> options.withLag(SELDOM));
      SignedIn alice = node.passport().signIn(Passport.ALICE);

      awaits(SOON, () -> node.isWarm(alice));
      writer.rollback();
    }
    PostgresServer.running().giveBack(copy);
  }
}
