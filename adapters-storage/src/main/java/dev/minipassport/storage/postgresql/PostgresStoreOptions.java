package dev.minipassport.storage.postgresql;

import dev.minipassport.storage.feed.FeedOptions;
import java.nio.file.Path;
import java.time.Duration;

/// Where the database is and how much this node asks of it at a time.
///
/// @param url `jdbc:postgresql://host:port/database`; several hosts where one takes over from
///     another, of which the one that takes writes is used. It holds no password
/// @param user the role that owns the tables
/// @param connections of this node, 2 to 500
/// @param keySet the file of the key set, the same on every node
/// @param patience how long whoever finds no connection free waits for one, 250 ms to a minute
/// @param statementTimeout how long one statement may take, or wait for a lock, 100 ms to a minute
/// @param lag how long after its acknowledgement a revocation may go unnoticed by other nodes, 200
///     ms to a minute
/// @param wakeUps whether nodes wake each other; not through poolers, nor on servers without
///     `LISTEN`
public record PostgresStoreOptions(
    String url,
    String user,
    DatabasePassword password,
    int connections,
    Path keySet,
    Duration patience,
    Duration statementTimeout,
    Duration lag,
    boolean wakeUps) {
  public static final Duration PATIENCE = Duration.ofMillis(250);
  public static final Duration STATEMENT = Duration.ofSeconds(2);
  public static final Duration LAG = Duration.ofSeconds(1);

  private static final String SCHEME = "jdbc:postgresql:";
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int CONNECTIONS = 16;

  public PostgresStoreOptions {
    DatabaseUrl.require(url);
    if (connections < 2 || connections > 500) {
      throw new IllegalArgumentException("connections must be 2 to 500");
    }
    if (statementTimeout.compareTo(SHORTEST) < 0 || statementTimeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("the statement timeout must be 100 ms to 1 min");
    }
    if (patience.compareTo(PATIENCE) < 0 || patience.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("the wait for a connection must be 250 ms to 1 min");
    }
    FeedOptions.requireLag(lag);
  }

  public static PostgresStoreOptions at(
      String host, int port, String database, String user, DatabasePassword password, Path keySet) {
    return new PostgresStoreOptions(
        SCHEME + "//" + host + ":" + port + "/" + database,
        user,
        password,
        CONNECTIONS,
        keySet,
        PATIENCE,
        STATEMENT,
        LAG,
        true);
  }

  public PostgresStoreOptions withConnections(int number) {
    return new PostgresStoreOptions(
        url, user, password, number, keySet, patience, statementTimeout, lag, wakeUps);
  }

  public PostgresStoreOptions withLag(Duration longest) {
    return new PostgresStoreOptions(
        url, user, password, connections, keySet, patience, statementTimeout, longest, wakeUps);
  }

  public PostgresStoreOptions withWakeUps(boolean wanted) {
    return new PostgresStoreOptions(
        url, user, password, connections, keySet, patience, statementTimeout, lag, wanted);
  }

  public PostgresStoreOptions withPatience(Duration longest) {
    return new PostgresStoreOptions(
        url, user, password, connections, keySet, longest, statementTimeout, lag, wakeUps);
  }

  FeedOptions feed() {
    return new FeedOptions(lag, longestTransaction());
  }

  /// Besides those for callers, changes are read on one, and wake-ups sent and heard on one each.
  int connectionsInAll() {
    return connections + (wakeUps ? 3 : 1);
  }

  /// How long a transaction may have done its work when it asks to be committed.
  Duration work() {
    return statementTimeout.multipliedBy(2);
  }

  /// From the first statement of a transaction to the moment that others see it: its work, a
  /// request to commit that is on its way for as long as the server waits for one, and the commit.
  /// One that waits for a standby takes longer, and no timeout ends it: it is looked for until it
  /// is over.
  public Duration longestTransaction() {
    return statementTimeout.multipliedBy(4);
  }
}
