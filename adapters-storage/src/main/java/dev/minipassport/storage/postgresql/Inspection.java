package dev.minipassport.storage.postgresql;

import dev.minipassport.storage.Findings;
import dev.minipassport.storage.KeySetFile;
import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.seal.KeySet;
import dev.minipassport.storage.seal.KeySet.Recognition;
import dev.minipassport.storage.sql.ColumnTypes;
import dev.minipassport.storage.sql.Dialect;
import dev.minipassport.storage.sql.Schema;
import dev.minipassport.storage.sql.StoreFacts;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Looks at key set and server without opening a store: nothing is written.
public final class Inspection {
  private static final int QUESTIONS = 3;

  /// But for the one that a migration makes first.
  private static final String HOLDS_TABLES =
      """
      EXISTS (
        SELECT 1 FROM pg_tables
        WHERE schemaname = current_schema() AND tablename <> 'flyway_schema_history')
      """;

  private final PostgresStoreOptions options;
  private final List<String> refusals = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private Inspection(PostgresStoreOptions options) {
    this.options = options;
  }

  /// What would keep a node from starting as it is, and what might cost it acknowledged writes or
  /// its memory. A server that cannot be asked from here may answer the nodes.
  public static Findings findings(PostgresStoreOptions options) {
    var inspection = new Inspection(options);
    Optional<KeySet> keys = inspection.keys();
    try {
      ColumnTypes.registered(Jdbi.create(PostgresDatabase.impatient(options)))
          .useHandle(handle -> inspection.ask(handle, keys));
    } catch (JdbiException | FlywayException e) {
      inspection.warnings.add(
          "Nothing was learnt about the database. "
              + ServerRefused.unreachable(options.url(), e).getMessage());
    }
    return new Findings(inspection.refusals, inspection.warnings);
  }

  private Optional<KeySet> keys() {
    try {
      return Optional.of(KeySetFile.existing(options.keySet()));
    } catch (StoreRefused refused) {
      refusals.add(refused.getMessage());
      return Optional.empty();
    }
  }

  private void ask(Handle handle, Optional<KeySet> keys) {
    warnings.addAll(Standby.findings(handle));
    try {
      PostgresStore.requireUnicode(handle, options);
    } catch (StoreRefused refused) {
      refusals.add(refused.getMessage());
    }
    measure(handle);
    int most = number(handle, "max_connections") - number(handle, "superuser_reserved_connections");
    if (options.connectionsInAll() > most) {
      warnings.add(
          "A node takes %d connections, and the server has %d for all of them. Lower"
                  .formatted(options.connectionsInAll(), most)
              + " store.connections, or raise max_connections.");
    }
    if (new Schema(PostgresDatabase.impatient(options), Dialect.POSTGRESQL).newerThanKnown()) {
      refusals.add(StoreRefused.newerSchema(options.url()).getMessage());
    } else if (isStore(handle)) {
      keys.ifPresent(own -> compare(own, StoreFacts.keySetMark(handle)));
    } else if (says(handle, HOLDS_TABLES)) {
      refusals.add(ServerRefused.ofOthers(options.url()).getMessage());
    } else if (!says(handle, "has_schema_privilege(current_schema(), 'CREATE')")) {
      refusals.add(ServerRefused.closed(options.url()).getMessage());
    }
  }

  private static int number(Handle handle, String setting) {
    return Integer.parseInt(Standby.setting(handle, setting));
  }

  /// How far it is there and back. The first question of several pays for what is made only once,
  /// and the shortest way of several is that of a quiet moment.
  private void measure(Handle handle) {
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < QUESTIONS; i++) {
      long asked = System.nanoTime();
      int _ = handle.createQuery("SELECT 1").mapTo(Integer.class).one();
      shortest = Math.min(shortest, System.nanoTime() - asked);
    }
    if (shortest > options.feed().period().toNanos()) {
      warnings.add(
          "A read of the database takes %d ms from here, and a node makes one every %d ms, four in"
                  .formatted(
                      Duration.ofNanos(shortest).toMillis(), options.feed().period().toMillis())
              + " store.revocation-lag: what it has in memory will not count. Raise"
              + " store.revocation-lag well above four reads, or give the nodes a nearer database.");
    }
  }

  private static boolean isStore(Handle handle) {
    return says(handle, "to_regclass('store_facts') IS NOT NULL");
  }

  private static boolean says(Handle handle, String condition) {
    return handle
        .createQuery("SELECT COALESCE(" + condition + ", FALSE)")
        .mapTo(Boolean.class)
        .one();
  }

  private void compare(KeySet keys, Optional<byte[]> mark) {
    try {
      if (mark.isPresent() && keys.recognise(mark.get()) == Recognition.FOREIGN) {
        refusals.add(StoreRefused.keySetOfAnotherStore(options.keySet()).getMessage());
      }
    } catch (GeneralSecurityException e) {
      refusals.add(StoreRefused.keySetUnreadable(options.keySet(), e).getMessage());
    }
  }
}
