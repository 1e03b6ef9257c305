package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.StoreRefused.Reason;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Nodes are brought to a new version one after the other.
final class UpgradeTest {
  private static final PostgresServer SERVER = PostgresServer.running();

  /// Beyond that, statements are prepared on the server.
  private static final int OFTEN = 20;

  private static final int NODES = 4;

  private final TestClock clock = new TestClock();
  private final String database = SERVER.newDatabase();

  @AfterEach
  void drop() {
    SERVER.execute("postgres", "DROP DATABASE %s WITH (FORCE)".formatted(database));
  }

  private PostgresStore open() {
    return PostgresStore.open(PostgresUnderTest.options(SERVER, database), clock);
  }

  private void assertLivesOn(Passport passport) {
    for (int i = 0; i < OFTEN; i++) {
      SignedIn alice = passport.signIn(Passport.ALICE);
      assertThat(passport.admits(alice.token())).isTrue();
      var _ = passport.revoke.revokeAll(Passport.APP, alice.token());
      assertThat(passport.admits(alice.token())).isFalse();
    }
  }

  @Test
  void anOlderNodeServesOnBesideTheTablesOfANewerVersionUntilItIsStartedAnew() {
    try (PostgresUnderTest older = PostgresUnderTest.on(database, clock)) {
      var passport = new Passport(older, clock, clock::advance, new Random());
      assertLivesOn(passport);

      for (String table : new String[] {"identities", "accounts", "sessions", "login_codes"}) {
        SERVER.execute(database, "ALTER TABLE %s ADD COLUMN to_come TEXT".formatted(table));
      }
      SERVER.execute(
          database,
          """
          INSERT INTO flyway_schema_history
            (installed_rank, version, description, type, script, installed_by, execution_time, success)
          VALUES (1000, '1000', 'to come', 'SQL', 'V1000__to_come.sql', 'postgres', 1, TRUE)
          """);

      assertLivesOn(passport);
      assertRefused(Reason.NEWER_SCHEMA, "Start that version");
    }
  }

  /// While it waited for the table, everybody who wants it would wait behind it.
  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
  void aMigrationGivesWayToWhoeverHoldsATableForLong() throws SQLException {
    SERVER.execute(database, "DROP INDEX handoffs_by_parent");
    SERVER.execute(database, "DELETE FROM flyway_schema_history WHERE version = '5'");
    try (Connection holder = SERVER.connect(database);
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      boolean _ = statement.execute("LOCK TABLE handoffs IN ROW EXCLUSIVE MODE");

      assertRefused(Reason.UNREACHABLE, "A lock is held");
      holder.rollback();
    }

    try (PostgresStore store = open()) {
      assertThat(store.changesHeard()).isPresent();
    }
    SERVER.execute(database, "DROP INDEX handoffs_by_parent");
  }

  @Test
  void nodesThatMeetAtAnEmptyDatabaseAllStart() throws Exception {
    String empty = database + "_empty";
    SERVER.execute("postgres", "CREATE DATABASE " + empty);
    PostgresStoreOptions options =
        PostgresUnderTest.options(SERVER, empty).withConnections(2).withLag(Duration.ofMinutes(1));
    var together = new CyclicBarrier(NODES);
    Queue<PostgresUnderTest> started = new ConcurrentLinkedQueue<>();
    try (var threads = Executors.newFixedThreadPool(NODES)) {
      List<Future<?>> starts = new ArrayList<>();
      for (int i = 0; i < NODES; i++) {
        starts.add(
            threads.submit(
                () -> {
                  int _ = together.await();
                  PostgresStore store = PostgresStore.open(options, clock);
                  return started.add(new PostgresUnderTest(store, store.ports(), Optional.empty()));
                }));
      }
      for (Future<?> start : starts) {
        Object _ = start.get();
      }
      SignedIn alice = new Passport(started.element(), clock).signIn(Passport.ALICE);
      assertThat(started).allMatch(node -> new Passport(node, clock).admits(alice.token()));
    } finally {
      started.forEach(PostgresUnderTest::close);
      SERVER.execute("postgres", "DROP DATABASE %s WITH (FORCE)".formatted(empty));
    }
  }

  private void assertRefused(Reason reason, String advice) {
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            StoreRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason))
        .hasMessageContaining(advice);
  }
}
