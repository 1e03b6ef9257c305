package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// Nodes on one database, each with a cache of its own.
final class Nodes implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int CACHED = 20_000;

  private final TestClock clock;
  private final String database = PostgresServer.running().newDatabase();
  private final List<Node> nodes = new ArrayList<>();

  Nodes(TestClock clock) {
    this.clock = clock;
  }

  /// A node, and the ports behind its cache.
  record Node(PostgresStore store, StorePorts ports, Passport passport) {
    boolean admits(SignedIn login) {
      return passport.admits(login.token());
    }

    boolean isWarm(SignedIn login) {
      return admits(login) && ports.sessions().findWarm(login.token().digest()).isPresent();
    }
  }

  Node start(UnaryOperator<PostgresStoreOptions> how) {
    return start(PostgresServer.running(), how);
  }

  /// @param seen the server as this node sees it
  Node start(PostgresServer seen, UnaryOperator<PostgresStoreOptions> how) {
    var store =
        PostgresStore.onTables(
            how.apply(PostgresUnderTest.options(seen, database)), PostgresUnderTest.keys(), clock);
    StorePorts ports = store.ports().behind(store.cache(CACHED));
    var passport =
        new Passport(
            new PostgresUnderTest(store, ports, Optional.empty()),
            clock,
            clock::advance,
            new Random());
    var node = new Node(store, ports, passport);
    nodes.add(node);
    return node;
  }

  String database() {
    return database;
  }

  static void awaits(BooleanSupplier condition) {
    awaits(PATIENCE, condition);
  }

  static void awaits(Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).describedAs("time ran out").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    nodes.forEach(node -> node.store().close());
    PostgresServer.running().giveBack(database);
  }
}
