package dev.minipassport.storage;

import dev.minipassport.storage.feed.FeedOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where the PostgreSQL server is, and how much this node asks of it at a time.
///
/// @param url as the driver takes it, without user and password:
///     `jdbc:postgresql://HOST:PORT/DATABASE`
/// @param password absent where the server asks for none
/// @param keys the file with the key set, the same on every node
/// @param connections 2 to 200; the server allows `max_connections` to all nodes together
/// @param statement how long a statement may take, 100 ms to 1 minute
/// @param lag how long after its acknowledgement a revocation may go unnoticed by other nodes, 200
///     ms to 1 minute
/// @param wakeUps whether nodes wake each other; not through poolers and on servers without
// `LISTEN`
public record PostgresOptions(
    String url,
    String user,
    Optional<DatabasePassword> password,
    Path keys,
    int connections,
    Duration statement,
    Duration lag,
    boolean wakeUps) {
  public static final int CONNECTIONS = 16;
  public static final Duration STATEMENT = Duration.ofSeconds(5);

  public static final Duration LAG = Duration.ofSeconds(1);

  private static final Duration LEAST = Duration.ofMillis(100);
  private static final Duration MOST = Duration.ofMinutes(1);

  public PostgresOptions {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "the url of the database must begin with jdbc:postgresql:");
    }
    if (connections < 2 || connections > 200) {
      throw new IllegalArgumentException("connections must be 2 to 200");
    }
    if (statement.compareTo(LEAST) < 0 || statement.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("statement must be 100 milliseconds to 1 minute");
    }
  }

  /// How long a transaction may take until it asks to be committed.
  Duration longestWork() {
    return statement.multipliedBy(2);
  }

  /// How long after a change was numbered it may appear: the server ends a transaction that waits
  /// for its client longer than a statement may take, and lets a commit wait no longer for a
  /// standby.
  FeedOptions feed() {
    return new FeedOptions(lag, longestWork().plus(statement.multipliedBy(2)));
  }
}
