package dev.minipassport.storage.sqlite;

import dev.minipassport.storage.KeySetFile;
import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.seal.KeySet;
import dev.minipassport.storage.sql.Dialect;
import dev.minipassport.storage.sql.Schema;
import dev.minipassport.storage.sql.StoreFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of a store that this process holds the lock of.
record StoreFiles(
    DataDirectory directory, SqliteDatabase database, StoreLock lock, boolean fleeting) {
  private static final Logger log = LoggerFactory.getLogger(StoreFiles.class);

  /// Refuses a store that was moved elsewhere.
  ///
  /// @param path empty for files that are deleted in the end
  static StoreFiles take(Optional<Path> path) {
    StoreFiles files = hold(path);
    try {
      Optional<String> successor = files.directory().successorNote();
      if (successor.isPresent()) {
        throw FilesRefused.moved(successor.get(), files.directory().successor());
      }
      return files;
    } catch (IOException e) {
      files.close();
      throw FilesRefused.unusable(files.directory().successor(), e);
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }

  /// As [#take], wherever it was moved.
  static StoreFiles hold(Optional<Path> path) {
    try {
      DataDirectory directory =
          path.isPresent() ? DataDirectory.created(path.get()) : DataDirectory.temporary();
      return new StoreFiles(
          directory,
          path.isPresent()
              ? SqliteDatabase.durable(directory.database())
              : SqliteDatabase.fleeting(directory.database()),
          StoreLock.take(directory.lock()),
          path.isEmpty());
    } catch (IOException e) {
      throw FilesRefused.unusable(path.orElseGet(() -> Path.of("The temporary directory")), e);
    }
  }

  /// Makes the database ready for use, and returns the key set that belongs to it.
  KeySet prepare() throws GeneralSecurityException {
    try {
      // The keys of a fleeting store are never written: what a crash leaves behind opens nothing.
      KeySet keys = fleeting ? KeySet.generate() : ownKeySet();
      directory.ownDatabase();
      Integrity.check(database, directory.database());
      migrate();
      recognise(keys);
      keep(keys);
      return keys;
    } catch (IOException | JdbiException | FlywayException e) {
      throw FilesRefused.unusable(directory.path(), e);
    }
  }

  /// Generates one only beside a database that does not exist yet; a key set without its database
  /// is what a lost file or a wrong mount leaves, and no reason to begin anew.
  private KeySet ownKeySet() throws IOException {
    Path keys = directory.keys();
    boolean used = directory.hasDatabase();
    if (used != Files.exists(keys)) {
      throw used
          ? StoreRefused.keySetMissing(keys)
          : FilesRefused.databaseMissing(directory.database(), keys);
    }
    return used ? KeySetFile.read(keys) : KeySetFile.create(keys);
  }

  private void migrate() {
    var schema = new Schema(database.source(), Dialect.SQLITE);
    if (schema.newerThanKnown()) {
      throw StoreRefused.newerSchema(directory.database().toString());
    }
    schema.migrate();
  }

  /// Keys that were added or have served their time do not make a key set another one.
  private void recognise(KeySet keys) throws GeneralSecurityException {
    try (Handle handle = database.open()) {
      Optional<byte[]> mark = StoreFacts.keySetMark(handle);
      if (mark.isEmpty()) {
        StoreFacts.markKeySet(handle, keys.mark());
        return;
      }
      switch (keys.recognise(mark.get())) {
        case OWN -> {}
        case OWN_BY_OLDER_KEYS -> StoreFacts.markKeySet(handle, keys.mark());
        case FOREIGN -> throw StoreRefused.keySetOfAnotherStore(directory.keys());
      }
    }
  }

  /// Writes keys that the file lacks before anything is made with them.
  private void keep(KeySet keys) {
    if (keys.isCompleted()) {
      KeySetFile.keep(directory.keys(), keys);
      log.info("The key set {} got keys that it did not have. Back it up again.", directory.keys());
    }
  }

  void close() {
    try {
      lock.close();
      if (fleeting) {
        directory.delete();
      }
    } catch (IOException e) {
      log.warn("The files in {} could not be let go of.", directory.path(), e);
    }
  }
}
