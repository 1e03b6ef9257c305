package dev.minipassport.storage.sqlite;

import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.StoreRefused.Reason;
import java.nio.file.Path;

/// Why the files of a store cannot be used, and what to do.
final class FilesRefused {
  private FilesRefused() {}

  static StoreRefused inUse(Path lock, String holder) {
    return new StoreRefused(
        Reason.IN_USE,
        "The store is in use by "
            + holder
            + ", which holds "
            + lock
            + ". Stop that process; or, to serve another store, name its directory in store.path.");
  }

  static StoreRefused databaseMissing(Path database, Path keys) {
    return new StoreRefused(
        Reason.DATABASE_MISSING,
        "There is a key set, "
            + keys
            + ", and no database beside it: "
            + database
            + " is missing or empty. Restore the database, or check what is mounted there; to begin"
            + " anew, move the key set away.");
  }

  static StoreRefused corrupted(Path database, String finding) {
    return new StoreRefused(
        Reason.CORRUPTED,
        "The database "
            + database
            + " is damaged ("
            + finding
            + "). Keep it for inspection, and restore the latest backup in its place.");
  }

  static StoreRefused damaged(Path database, Throwable cause) {
    return new StoreRefused(
        Reason.CORRUPTED,
        "The database "
            + database
            + " cannot be read as one. Keep it for inspection, and restore the latest backup in"
            + " its place.",
        cause);
  }

  static StoreRefused notAStore(Path directory) {
    return new StoreRefused(
        Reason.NOT_A_STORE,
        "There is no store in "
            + directory
            + ". Check the data directory; with --simulate or --simulator it is `simulated` below"
            + " store.path.");
  }

  static StoreRefused backupExists(Path target) {
    return new StoreRefused(
        Reason.BACKUP_EXISTS,
        target + " exists already. Name a directory that does not, or move that one away.");
  }

  static StoreRefused keySetNotCopied(Path own, Path copy) {
    return new StoreRefused(
        Reason.KEY_SET_OF_ANOTHER_STORE,
        "The key set of store.keys, "
            + copy
            + ", is missing or is not that of the store to be moved. Run: install -D -m 600 "
            + own
            + " "
            + copy
            + "; then repeat.");
  }

  static StoreRefused moved(String successor, Path note) {
    return new StoreRefused(
        Reason.MOVED,
        "This store was moved to "
            + successor
            + ". Serve that one. To serve this one again, without all that happened there since,"
            + " remove "
            + note
            + ".");
  }

  static StoreRefused unusable(Path path, Throwable cause) {
    return new StoreRefused(
        Reason.UNUSABLE,
        path
            + " cannot be used as a store ("
            + StoreRefused.said(cause)
            + "). Check that the directory exists, that this user may write to it, and that the disk"
            + " has room.",
        cause);
  }
}
