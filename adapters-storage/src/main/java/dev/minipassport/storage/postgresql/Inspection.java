package dev.minipassport.storage.postgresql;

import dev.minipassport.storage.KeySetFile;
import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.seal.KeySet;
import dev.minipassport.storage.seal.KeySet.Recognition;
import dev.minipassport.storage.sql.ColumnTypes;
import dev.minipassport.storage.sql.Dialect;
import dev.minipassport.storage.sql.Schema;
import dev.minipassport.storage.sql.StoreFacts;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Looks at key set and server without opening a store: nothing is written.
public final class Inspection {
  private final PostgresStoreOptions options;
  private final List<String> findings = new ArrayList<>();

  private Inspection(PostgresStoreOptions options) {
    this.options = options;
  }

  /// What would keep a node from starting as it is, or cost it acknowledged writes, and what to do.
  public static List<String> findings(PostgresStoreOptions options) {
    var inspection = new Inspection(options);
    Optional<KeySet> keys = inspection.keys();
    try {
      ColumnTypes.registered(Jdbi.create(PostgresDatabase.impatient(options)))
          .useHandle(handle -> inspection.ask(handle, keys));
    } catch (JdbiException | FlywayException e) {
      inspection.findings.add(
          "Nothing was learnt about the database. "
              + ServerRefused.unreachable(options.url(), e).getMessage());
    }
    return List.copyOf(inspection.findings);
  }

  private Optional<KeySet> keys() {
    try {
      return Optional.of(KeySetFile.existing(options.keySet()));
    } catch (StoreRefused refused) {
      findings.add(refused.getMessage());
      return Optional.empty();
    }
  }

  private void ask(Handle handle, Optional<KeySet> keys) {
    findings.addAll(Standby.findings(handle));
    try {
      PostgresStore.requireUnicode(handle, options);
    } catch (StoreRefused refused) {
      findings.add(refused.getMessage());
    }
    int most = Integer.parseInt(Standby.setting(handle, "max_connections"));
    if (options.connectionsInAll() > most) {
      findings.add(
          "A node takes %d connections, and the server has %d for all of them. Lower"
                  .formatted(options.connectionsInAll(), most)
              + " store.connections, or raise max_connections.");
    }
    if (new Schema(PostgresDatabase.patient(options), Dialect.POSTGRESQL).newerThanKnown()) {
      findings.add(StoreRefused.newerSchema(options.url()).getMessage());
    } else if (isStore(handle)) {
      keys.ifPresent(own -> compare(own, StoreFacts.keySetMark(handle)));
    }
  }

  private static boolean isStore(Handle handle) {
    return handle
        .createQuery("SELECT to_regclass('store_facts') IS NOT NULL")
        .mapTo(Boolean.class)
        .one();
  }

  private void compare(KeySet keys, Optional<byte[]> mark) {
    try {
      if (mark.isPresent() && keys.recognise(mark.get()) == Recognition.FOREIGN) {
        findings.add(StoreRefused.keySetOfAnotherStore(options.keySet()).getMessage());
      }
    } catch (GeneralSecurityException e) {
      findings.add(StoreRefused.keySetUnreadable(options.keySet(), e).getMessage());
    }
  }
}
