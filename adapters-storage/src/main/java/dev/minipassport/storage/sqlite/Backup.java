package dev.minipassport.storage.sqlite;

import dev.minipassport.storage.DurableFile;
import dev.minipassport.storage.StoreRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// Copies a store while others read and write it.
final class Backup {
  private Backup() {}

  /// Makes `target`, a directory that must not exist, a data directory of its own: the database as
  /// it stands at one moment, and the key set. It appears under its name only when it is whole.
  static void make(DataDirectory store, Path target) {
    Path whole = target.toAbsolutePath().normalize();
    if (Files.exists(whole)) {
      throw FilesRefused.backupExists(whole);
    }
    try {
      if (!store.hasDatabase()) {
        throw FilesRefused.notAStore(store.path());
      }
      if (!Files.exists(store.keys())) {
        throw StoreRefused.keySetMissing(store.keys());
      }
      Files.createDirectories(whole.getParent());
      var partial = DataDirectory.temporaryBeside(whole);
      try {
        copy(store, partial);
        Files.move(partial.path(), whole, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException | RuntimeException e) {
        partial.delete();
        throw e;
      }
    } catch (IOException | JdbiException e) {
      throw FilesRefused.unusable(whole, e);
    }
  }

  private static void copy(DataDirectory store, DataDirectory partial) throws IOException {
    DurableFile.write(partial.keys(), Files.readString(store.keys()));
    partial.ownDatabase();
    try (Handle handle = SqliteDatabase.durable(store.database()).open()) {
      handle.execute("VACUUM INTO ?", partial.database().toString());
    }
    Optional<String> moved = store.successorNote();
    if (moved.isPresent()) {
      DurableFile.write(partial.successor(), moved.get());
    }
    try (var copy = FileChannel.open(partial.database(), StandardOpenOption.WRITE)) {
      copy.force(true);
    }
  }
}
