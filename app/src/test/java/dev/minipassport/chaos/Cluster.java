package dev.minipassport.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/// A primary and its synchronous standby. No commit is acknowledged that the standby does not have,
/// and none at all while there is no standby.
final class Cluster implements AutoCloseable {
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String BROKEN_LINKS =
      """
      SELECT count(*) FROM consent_ledger entry
      LEFT JOIN consent_ledger before
        ON before.subject = entry.subject AND before.sequence = entry.sequence - 1
      WHERE entry.sequence > 1 AND before.hash IS DISTINCT FROM entry.previous
      """;

  private final Volume one;
  private final Volume other;
  private int made = 2;
  private Server primary;
  private Server standby;

  Cluster(Path folder) throws IOException {
    Path programs = programs();
    this.one = new Volume(folder.resolve("one"));
    this.other = new Volume(folder.resolve("other"));
    this.primary = Server.create(programs, one, "data-1");
    primary.start();
    this.standby = Server.standbyOf(primary, other, "data-2");
    standby.start();
    awaitStandby();
  }

  /// The newest that is installed; [IllegalStateException] that says what to do if there is none.
  private static Path programs() throws IOException {
    if (Files.isDirectory(INSTALLED)) {
      try (Stream<Path> versions = Files.list(INSTALLED)) {
        List<Path> usable =
            versions
                .sorted(Comparator.comparingInt(Cluster::version))
                .map(version -> version.resolve("bin"))
                .filter(bin -> Files.isExecutable(bin.resolve("pg_basebackup")))
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .toList();
        if (!usable.isEmpty()) {
          return usable.getLast();
        }
      }
    }
    throw new IllegalStateException(
        "The chaos suite needs the programs of a PostgreSQL server below "
            + INSTALLED
            + ": apt-get install postgresql");
  }

  private static int version(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return name.matches("\\d{1,4}") ? Integer.parseInt(name) : 0;
  }

  Server primary() {
    return primary;
  }

  Server standby() {
    return standby;
  }

  void awaitStandby() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!hasStandby()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the standby does not follow");
      }
      Pause.millis(100);
    }
  }

  private boolean hasStandby() {
    try {
      return primary
          .ask("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'")
          .equals("1");
    } catch (SQLException _) {
      return false;
    }
  }

  /// The primary is lost, and the standby takes over; a new one is made in place of the lost.
  ///
  /// @param leadTo is told the port of the new primary, once the old one is dead
  void failOver(IntConsumer leadTo) throws IOException {
    Server lost = primary;
    lost.signalAll("KILL");
    lost.kill();
    standby.promote();
    primary = standby;
    leadTo.accept(primary.port());
    lost.delete();
    standby = Server.standbyOf(primary, lost.volume(), "data-" + ++made);
    standby.start();
    awaitStandby();
  }

  /// How many entries of the ledger do not follow the one before, on the primary and its standby.
  int brokenLinks() throws SQLException {
    int broken = 0;
    for (Server server : List.of(primary, standby)) {
      broken += Integer.parseInt(server.ask(BROKEN_LINKS));
    }
    return broken;
  }

  @Override
  public void close() {
    standby.kill();
    primary.kill();
    one.close();
    other.close();
  }
}
