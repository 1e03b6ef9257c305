package dev.minipassport.storage;

import dev.minipassport.storage.cache.NearCache;
import dev.minipassport.storage.feed.Feed;
import dev.minipassport.storage.feed.FeedReader;
import dev.minipassport.storage.seal.KeySet;
import dev.minipassport.storage.seal.Seals;
import dev.minipassport.storage.sql.Commits;
import dev.minipassport.storage.sql.Dialect;
import dev.minipassport.storage.sql.Housekeeping;
import dev.minipassport.storage.sql.PhoneRekeying;
import dev.minipassport.storage.sql.Schema;
import dev.minipassport.storage.sql.StoreFacts;
import dev.minipassport.storage.sql.Touches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store on a PostgreSQL server, which several nodes share.
public final class PostgresStore implements OpenStore {
  private static final Logger log = LoggerFactory.getLogger(PostgresStore.class);

  private final PostgresDatabase database;
  private final PostgresTransactions transactions;
  private final Touches touches;
  private final Housekeeping housekeeping;
  private final StorePorts ports;
  private final Upkeep upkeep;
  private final Feed feed;
  private final FeedReader reader;
  private final Optional<Bell> bell;
  private final int connections;

  private PostgresStore(
      PostgresDatabase database, Seals seals, PostgresOptions options, Clock clock) {
    this.database = database;
    this.connections = options.connections();
    this.transactions =
        new PostgresTransactions(database::open, new Commits(), this::ring, options.longestWork());
    this.touches = new Touches(() -> Thread.startVirtualThread(this::flush));
    this.housekeeping = new Housekeeping(transactions, Dialect.POSTGRESQL, seals.phones());
    this.ports =
        StorePorts.on(transactions, Dialect.POSTGRESQL, transactions.commits(), seals, touches);
    this.feed = new Feed(transactions, transactions.commits(), options.feed(), System::nanoTime);
    this.reader = new FeedReader(feed, options.feed());
    this.bell = options.wakeUps() ? Optional.of(new Bell(options, reader::wake)) : Optional.empty();
    this.upkeep = new Upkeep(this::flush, () -> sweep(clock.instant()).more());
  }

  /// Connects, and migrates the database where it is behind. Throws [StoreRefused] where it cannot
  /// be used as it is.
  ///
  /// @param clock tells the store's own upkeep what has had its time
  public static PostgresStore open(PostgresOptions options, Clock clock) {
    KeySet keys = keys(options);
    PostgresDatabase database = connected(options);
    try {
      migrate(database, options);
      recognise(database, keys, options);
      warnOfLosses(database);
      Seals seals = keys.seals();
      var store = new PostgresStore(database, seals, options, clock);
      new PhoneRekeying(store.transactions, seals.phones()).run();
      return store;
    } catch (GeneralSecurityException e) {
      database.close();
      throw StoreRefused.keySetUnreadable(options.keys(), e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /// Writes a new key set for a database that has nothing in it yet, with mode 0600. Throws
  /// [StoreRefused] where there is a file of that name.
  public static void createKeys(Path file) {
    if (Files.exists(file)) {
      throw StoreRefused.keySetExists(file);
    }
    try {
      KeySetFile.write(file, KeySet.generate().reveal());
    } catch (IOException | GeneralSecurityException e) {
      throw StoreRefused.unusable(file, e);
    }
  }

  private static KeySet keys(PostgresOptions options) {
    try {
      return KeySetFile.existing(options.keys());
    } catch (IOException | GeneralSecurityException e) {
      throw StoreRefused.keySetUnreadable(options.keys(), e);
    }
  }

  private static PostgresDatabase connected(PostgresOptions options) {
    try {
      return new PostgresDatabase(options);
    } catch (RuntimeException e) {
      throw StoreRefused.unreachable(options.url(), e);
    }
  }

  private static void migrate(PostgresDatabase database, PostgresOptions options) {
    try {
      var schema = new Schema(database.source(), Dialect.POSTGRESQL);
      if (schema.newerThanKnown()) {
        throw StoreRefused.newerSchema(options.url());
      }
      schema.migrate();
    } catch (FlywayException e) {
      throw StoreRefused.notMigrated(options.url(), e);
    }
  }

  private static void recognise(PostgresDatabase database, KeySet keys, PostgresOptions options)
      throws GeneralSecurityException {
    try (Handle handle = database.open()) {
      Optional<byte[]> mark = StoreFacts.keySetMark(handle);
      if (mark.isEmpty()) {
        StoreFacts.markKeySet(handle, keys.mark());
        return;
      }
      switch (keys.recognise(mark.get())) {
        case OWN -> {}
        case OWN_BY_OLDER_KEYS -> StoreFacts.markKeySet(handle, keys.mark());
        case FOREIGN -> throw StoreRefused.keySetOfAnotherStore(options.keys());
      }
    } catch (JdbiException e) {
      throw StoreRefused.unreachable(options.url(), e);
    }
  }

  private static void warnOfLosses(PostgresDatabase database) {
    try (Handle handle = database.open()) {
      boolean alone =
          handle.createQuery("SHOW synchronous_standby_names").mapTo(String.class).one().isBlank();
      if (alone) {
        log.warn(
            "The database has no synchronous standby: if its server is lost, or another takes over,"
                + " writes that were acknowledged may be gone, revocations among them. Set"
                + " synchronous_standby_names, or end all sessions after such a loss.");
      }
    }
  }

  @Override
  public StorePorts ports() {
    return ports;
  }

  /// It steps aside while this node does not know what the others changed. Misses get half of the
  /// connections.
  @Override
  public NearCache cache(int mostSessions) {
    return new NearCache(mostSessions, connections / 2, System::nanoTime, feed::believed);
  }

  private void ring() {
    bell.ifPresent(Bell::ring);
  }

  /// Writes the last uses of sessions that were noted so far, instead of within a second.
  public void flush() {
    if (!touches.isEmpty()) {
      var _ =
          transactions.write(
              handle -> {
                touches.write(handle);
                return true;
              });
    }
  }

  Housekeeping.Swept sweep(Instant now) {
    return housekeeping.sweep(now);
  }

  /// Lets go of the connections. What comes later is refused.
  @Override
  public void close() {
    upkeep.close();
    bell.ifPresent(Bell::close);
    reader.close();
    database.close();
  }
}
