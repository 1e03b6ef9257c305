package dev.minipassport.storage.sqlite;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.storage.OpenStore;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.Upkeep;
import dev.minipassport.storage.cache.NearCache;
import dev.minipassport.storage.feed.FeedStatistics;
import dev.minipassport.storage.seal.Seals;
import dev.minipassport.storage.sql.Dialect;
import dev.minipassport.storage.sql.Housekeeping;
import dev.minipassport.storage.sql.JdbiChanges;
import dev.minipassport.storage.sql.PhoneRekeying;
import dev.minipassport.storage.sql.Touches;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The store in a file of this machine. What it acknowledged survives the death of the process and,
/// where the disk keeps what it is told to sync, the loss of power.
public final class EmbeddedStore implements OpenStore {
  private final StoreFiles files;
  private final Writer writer;
  private final Readers readers;
  private final Touches touches;
  private final Housekeeping housekeeping;
  private final PhoneRekeying rekeying;
  private final WriteAheadLog log;
  private final Upkeep upkeep;
  private final StorePorts ports;

  private EmbeddedStore(StoreFiles files, Seals seals, EmbeddedStoreOptions options, Clock clock) {
    this.files = files;
    this.writer = new Writer(files.database()::open, options.queue());
    this.readers = new Readers(files.database()::openReadOnly, options.readers());
    this.touches = new Touches(() -> Thread.startVirtualThread(this::offerTouches));
    this.log = new WriteAheadLog(files.database()::open);
    var transactions = new SqliteTransactions(writer, readers, log);
    this.housekeeping = new Housekeeping(transactions, Dialect.SQLITE, seals.phones());
    this.rekeying = new PhoneRekeying(transactions, Dialect.SQLITE, seals.phones());
    this.ports =
        StorePorts.on(
            transactions, Dialect.SQLITE, seals, touches, writer.listeners(), JdbiChanges.IN_ORDER);
    this.upkeep = new Upkeep(this::eachSecond, () -> sweep(clock.instant()).more());
  }

  private void eachSecond() {
    offerTouches();
    boolean _ = log.clean();
  }

  /// Opens the store, or makes a new one. Throws [StoreRefused] where it cannot be used as it is.
  ///
  /// @param clock tells the store's own upkeep what has had its time
  public static EmbeddedStore open(EmbeddedStoreOptions options, Clock clock) {
    StoreFiles files = StoreFiles.take(options.directory());
    try {
      return new EmbeddedStore(files, files.prepare().seals(), options, clock).rekeyed();
    } catch (GeneralSecurityException e) {
      files.close();
      throw StoreRefused.keySetUnreadable(files.directory().keys(), e);
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }

  /// Before anybody is served, see [PhoneRekeying].
  private EmbeddedStore rekeyed() {
    try {
      rekeying.run();
      return this;
    } catch (Unavailable e) {
      shut();
      throw e.getCause() instanceof GeneralSecurityException
          ? StoreRefused.keySetLacksKeys(files.directory().keys())
          : e;
    } catch (RuntimeException e) {
      shut();
      throw e;
    }
  }

  /// Copies the store in `directory`, which another process may be using, to `target`: a directory
  /// that must not exist and becomes a data directory of its own. It holds the key set as well, so
  /// it needs the same care.
  public static void backup(Path directory, Path target) {
    Backup.make(new DataDirectory(directory), target);
  }

  /// As [#backup(Path, Path)], of this store.
  public void backup(Path target) {
    Backup.make(files.directory(), target);
  }

  @Override
  public StorePorts ports() {
    return ports;
  }

  @Override
  public NearCache cache(int mostSessions) {
    return new NearCache(mostSessions, System::nanoTime);
  }

  @Override
  public Optional<FeedStatistics> changesHeard() {
    return Optional.empty();
  }

  /// Writes the last uses of sessions that were noted so far, instead of within a second.
  public void flush() {
    var _ = writer.write(this::writeTouches);
  }

  /// Removes what had its time at `now`; the store does so by itself each minute, and each second
  /// while there is more or the log still holds what was removed.
  Housekeeping.Swept sweep(Instant now) {
    Housekeeping.Swept swept = housekeeping.sweep(now);
    if (swept.rows() > 0) {
      log.rowsWereRemoved();
    }
    boolean clean = log.clean();
    return new Housekeeping.Swept(swept.rows(), swept.more() || !clean);
  }

  /// Finishes what waits and lets go of the files. What comes later is refused.
  @Override
  public void close() {
    try {
      shut();
    } finally {
      files.close();
    }
  }

  /// Finishes what waits; the files are still held.
  private void shut() {
    upkeep.close();
    offerTouches();
    writer.close();
    readers.close();
  }

  Path directory() {
    return files.directory().path();
  }

  long commits() {
    return writer.commits();
  }

  private void offerTouches() {
    if (!touches.isEmpty()) {
      boolean _ = writer.offer(this::writeTouches);
    }
  }

  private boolean writeTouches(Handle handle) {
    touches.write(handle);
    return true;
  }
}
