package dev.minipassport.storage.postgresql;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.storage.KeySetFile;
import dev.minipassport.storage.OpenStore;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.Upkeep;
import dev.minipassport.storage.cache.NearCache;
import dev.minipassport.storage.feed.Feed;
import dev.minipassport.storage.feed.FeedReader;
import dev.minipassport.storage.feed.FeedStatistics;
import dev.minipassport.storage.seal.KeySet;
import dev.minipassport.storage.seal.Seals;
import dev.minipassport.storage.sql.Dialect;
import dev.minipassport.storage.sql.Housekeeping;
import dev.minipassport.storage.sql.PhoneRekeying;
import dev.minipassport.storage.sql.Schema;
import dev.minipassport.storage.sql.StoreFacts;
import dev.minipassport.storage.sql.Touches;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store in a PostgreSQL database that several nodes share. What it acknowledged is as durable
/// as a commit of that database is.
public final class PostgresStore implements OpenStore {
  private static final Logger log = LoggerFactory.getLogger(PostgresStore.class);

  private final PostgresDatabase database;
  private final PostgresDatabase ofFeed;
  private final PostgresTransactions transactions;
  private final Touches touches;
  private final Housekeeping housekeeping;
  private final Upkeep upkeep;
  private final StorePorts ports;
  private final Feed feed;
  private final FeedReader reader;
  private final Optional<Bell> bell;
  private final int connections;

  private PostgresStore(
      PostgresDatabase database,
      PostgresDatabase ofFeed,
      PostgresStoreOptions options,
      Seals seals,
      Clock clock) {
    this.database = database;
    this.ofFeed = ofFeed;
    this.connections = options.connections();
    this.transactions = new PostgresTransactions(database::open, options, this::ring);
    this.touches = new Touches(() -> Thread.startVirtualThread(this::offerTouches));
    this.housekeeping = new Housekeeping(transactions, Dialect.POSTGRESQL, seals.phones());
    this.feed =
        new Feed(
            new PostgresTransactions(ofFeed::open, options, () -> {}),
            Dialect.POSTGRESQL,
            transactions.commits(),
            options.feed(),
            System::nanoTime);
    this.ports =
        StorePorts.on(
            transactions,
            Dialect.POSTGRESQL,
            seals,
            touches,
            transactions.commits(),
            feed::settled);
    this.reader = new FeedReader(feed, options.feed());
    this.bell = options.wakeUps() ? Optional.of(new Bell(options, reader::wake)) : Optional.empty();
    this.upkeep =
        new Upkeep(() -> eachSecond(clock.instant()), () -> sweep(clock.instant()).more());
  }

  /// Opens the store, and brings its tables up to date. Throws [StoreRefused] where it cannot be
  /// used as it is.
  ///
  /// @param clock tells the store's own upkeep what has had its time
  public static PostgresStore open(PostgresStoreOptions options, Clock clock) {
    KeySet keys = KeySetFile.existing(options.keySet());
    lookAt(options);
    migrate(options);
    return onTables(options, keys, clock);
  }

  /// As [#open], where the tables are known to be up to date.
  static PostgresStore onTables(PostgresStoreOptions options, KeySet keys, Clock clock) {
    PostgresDatabase database = opened(() -> PostgresDatabase.open(options), options);
    try {
      var transactions = new PostgresTransactions(database::open, options, () -> {});
      recognise(transactions, keys, options);
      Seals seals = keys.seals();
      new PhoneRekeying(transactions, Dialect.POSTGRESQL, seals.phones()).run();
      return withFeed(database, options, seals, clock);
    } catch (GeneralSecurityException e) {
      database.close();
      throw StoreRefused.keySetUnreadable(options.keySet(), e);
    } catch (Unavailable e) {
      database.close();
      throw e.getCause() instanceof GeneralSecurityException
          ? StoreRefused.keySetLacksKeys(options.keySet())
          : ServerRefused.unreachable(options.url(), e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static PostgresStore withFeed(
      PostgresDatabase database, PostgresStoreOptions options, Seals seals, Clock clock) {
    PostgresDatabase ofFeed = opened(() -> PostgresDatabase.ofFeed(options), options);
    try {
      return new PostgresStore(database, ofFeed, options, seals, clock);
    } catch (RuntimeException e) {
      ofFeed.close();
      throw e;
    }
  }

  /// A connection to the database, whose tables are up to date, for one who takes as long as it
  /// takes.
  public static Handle unlimited(PostgresStoreOptions options) {
    lookAt(options);
    migrate(options);
    return Jdbi.create(PostgresDatabase.patient(options)).open();
  }

  private static void migrate(PostgresStoreOptions options) {
    try {
      var schema = new Schema(PostgresDatabase.patient(options), Dialect.POSTGRESQL);
      if (schema.newerThanKnown()) {
        throw StoreRefused.newerSchema(options.url());
      }
      schema.migrate();
    } catch (FlywayException e) {
      throw ServerRefused.unreachable(options.url(), e);
    }
  }

  private static PostgresDatabase opened(
      Supplier<PostgresDatabase> opening, PostgresStoreOptions options) {
    try {
      return opening.get();
    } catch (PoolInitializationException e) {
      throw ServerRefused.unreachable(options.url(), e);
    }
  }

  /// Of two nodes that open a new store at once, the first marks it.
  private static void recognise(
      PostgresTransactions transactions, KeySet keys, PostgresStoreOptions options)
      throws GeneralSecurityException {
    byte[] own = keys.mark();
    byte[] mark = transactions.write(handle -> StoreFacts.keySetMarkOr(handle, own));
    switch (keys.recognise(mark)) {
      case OWN -> {}
      case OWN_BY_OLDER_KEYS -> {
        boolean _ =
            transactions.write(
                handle -> {
                  StoreFacts.markKeySet(handle, own);
                  return true;
                });
      }
      case FOREIGN -> throw StoreRefused.keySetOfAnotherStore(options.keySet());
    }
  }

  /// Before anything is written there, which may wait for a standby without end.
  private static void lookAt(PostgresStoreOptions options) {
    try (Handle handle = Jdbi.create(PostgresDatabase.impatient(options)).open()) {
      requireUnicode(handle, options);
      Standby.findings(handle).forEach(log::warn);
    } catch (JdbiException e) {
      throw ServerRefused.unreachable(options.url(), e);
    }
  }

  static void requireUnicode(Handle handle, PostgresStoreOptions options) {
    String encoding = Standby.setting(handle, "server_encoding");
    if (!encoding.equals("UTF8")) {
      throw ServerRefused.encoding(options.url(), encoding);
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
    return new NearCache(mostSessions, connections / 2, System::nanoTime, feed);
  }

  @Override
  public Optional<FeedStatistics> changesHeard() {
    return Optional.of(feed.statistics());
  }

  private void ring() {
    bell.ifPresent(Bell::ring);
  }

  /// Writes the last uses of sessions that were noted so far, instead of within a second.
  public void flush() {
    if (!touches.isEmpty()) {
      boolean _ = transactions.write(this::writeTouches);
    }
  }

  /// Removes what had its time at `now`; the store does so by itself each minute, and each second
  /// while there is more. Another node may be at it, then this one leaves it to that.
  Housekeeping.Swept sweep(Instant now) {
    return housekeeping.sweep(now);
  }

  /// Finishes what waits and closes the connections. What comes later is refused.
  @Override
  public void close() {
    upkeep.close();
    bell.ifPresent(Bell::close);
    reader.close();
    try {
      offerTouches();
    } finally {
      ofFeed.close();
      database.close();
    }
  }

  private void eachSecond(Instant now) {
    transactions.settleOwed(now);
    offerTouches();
  }

  /// Last uses may be lost, so that nobody is troubled with it.
  private void offerTouches() {
    try {
      flush();
    } catch (Unavailable _) {
      // Whoever asks something of the store learns of it.
    }
  }

  private boolean writeTouches(Handle handle) {
    touches.write(handle);
    return true;
  }
}
