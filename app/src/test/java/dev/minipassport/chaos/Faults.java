package dev.minipassport.chaos;

import dev.minipassport.simulator.fault.Fault;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// Breaks things and mends them again.
final class Faults {
  private static final String WAKERS =
      """
      SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
      WHERE application_name = 'minipassport bell'
      """;
  private static final int TURNS = 20;
  private static final int ATTEMPTS = 60;

  private final Fleet fleet;

  Faults(Fleet fleet) {
    this.fleet = fleet;
  }

  /// Whether this machine lets it happen.
  boolean isPossible(Kind kind) {
    return switch (kind) {
      case CLOCK_STEPPED -> fleet.canStepClocks();
      case DISK_FULL -> fleet.cluster().primary().volume().canBeFull();
      default -> true;
    };
  }

  /// Lets it happen, and returns once it was mended.
  void befall(Kind kind, ServiceNode node, RandomGenerator random)
      throws IOException, InterruptedException {
    switch (kind.where()) {
      case NODE -> befallNode(kind, node, random);
      case DATABASE -> befallDatabase(kind, random);
      case BELL -> loseWakeUps();
      case WECHAT -> {
        Duration late = Duration.ofMillis(random.nextLong(300, 3_500));
        fleet.wechat().fail(Fault.LATENCY.lasting(late));
        Pause.millis(random.nextLong(4_000, 10_000));
        fleet.wechat().heal(Fault.LATENCY);
      }
    }
  }

  private static void befallNode(Kind kind, ServiceNode node, RandomGenerator random)
      throws InterruptedException {
    long millis = random.nextLong(2_000, 7_000);
    switch (kind) {
      case NODE_KILLED -> {
        node.kill();
        Pause.millis(random.nextLong(2_000));
        node.start();
      }
      case NODE_STOPPED -> {
        node.signal("STOP");
        Pause.millis(random.nextLong(3_000, 10_000));
        node.signal("CONT");
      }
      case CLOCK_STEPPED -> {
        node.stepClock(random.nextBoolean() ? random.nextLong(2, 60) : -random.nextLong(2, 60));
        Pause.millis(millis);
        node.stepClock(0);
      }
      case STORE_STALLED -> {
        node.store().stall();
        Pause.millis(millis);
      }
      case STORE_REFUSED -> {
        node.store().refuse();
        Pause.millis(millis);
      }
      case STORE_HALF_OPEN -> {
        node.store().halfOpen();
        Pause.millis(millis);
      }
      case STORE_DELAYED -> {
        node.store().delay(Duration.ofMillis(random.nextLong(20, 300)));
        Pause.millis(millis);
      }
      case STORE_RESET -> {
        for (int i = 0; i < TURNS; i++) {
          node.store().reset();
          Pause.millis(millis / TURNS);
        }
      }
      case STORE_DROPPED -> {
        node.store().drop();
        Pause.millis(millis);
      }
      case STORE_SLICED -> {
        node.store().slice(random.nextInt(20, 200));
        Pause.millis(millis);
      }
      default -> throw new IllegalArgumentException(kind + " does not befall a node");
    }
    node.store().pass();
  }

  private void befallDatabase(Kind kind, RandomGenerator random) throws IOException {
    Cluster cluster = fleet.cluster();
    switch (kind) {
      case FAILOVER -> cluster.failOver(fleet::leadTo);
      case DATABASE_RESTARTED -> cluster.primary().restart();
      case DATABASE_KILLED -> {
        cluster.primary().signalAll("KILL");
        cluster.primary().kill();
        cluster.primary().start();
      }
      case STANDBY_STOPPED -> {
        cluster.standby().signalAll("STOP");
        Pause.millis(random.nextLong(3_000, 14_000));
        cluster.standby().signalAll("CONT");
      }
      case STANDBY_RESTARTED -> cluster.standby().restart();
      case DISK_FULL -> {
        cluster.primary().volume().fill();
        Pause.millis(random.nextLong(3_000, 8_000));
        cluster.primary().volume().makeRoom();
        revive(cluster.primary());
      }
      default -> throw new IllegalArgumentException(kind + " does not befall a database");
    }
    cluster.awaitStandby();
  }

  /// A server that could not write its log has ended, or starts over by itself.
  private static void revive(Server server) {
    for (int i = 0; i < ATTEMPTS; i++) {
      try {
        String _ = server.ask("SELECT 1");
        return;
      } catch (SQLException _) {
        if (!server.isRunning()) {
          server.start();
        }
        Pause.millis(500);
      }
    }
    throw new IllegalStateException("the primary does not come back after its disk was full");
  }

  private void loseWakeUps() {
    for (int i = 0; i < TURNS; i++) {
      try {
        String _ = fleet.cluster().primary().ask(WAKERS);
      } catch (SQLException _) {
        // The server is gone, and the wake-ups with it.
      }
      Pause.millis(250);
    }
  }
}
