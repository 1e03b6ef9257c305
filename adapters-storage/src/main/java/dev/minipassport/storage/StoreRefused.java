package dev.minipassport.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/// The store cannot be opened, or copied, as it stands. The text says why and what to do; it holds
/// no secret.
public final class StoreRefused extends RuntimeException {
  private final Reason reason;

  private StoreRefused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  private StoreRefused(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  public enum Reason {
    IN_USE,
    DATABASE_MISSING,
    KEY_SET_MISSING,
    KEY_SET_EXISTS,
    KEY_SET_UNREADABLE,
    KEY_SET_EXPOSED,
    KEY_SET_OF_ANOTHER_STORE,
    KEY_SET_LACKS_KEYS,
    KEY_SET_INCOMPLETE,
    CORRUPTED,
    NEWER_SCHEMA,
    UNREACHABLE,
    NOT_A_STORE,
    BACKUP_EXISTS,
    MOVED,
    NOT_EMPTY,
    NOT_MOVED,
    UNUSABLE
  }

  public static StoreRefused inUse(Path lock, String holder) {
    return new StoreRefused(
        Reason.IN_USE,
        "The store is in use by "
            + holder
            + ", which holds "
            + lock
            + ". Stop that process, or give this one another data directory.");
  }

  public static StoreRefused databaseMissing(Path database, Path keys) {
    return new StoreRefused(
        Reason.DATABASE_MISSING,
        "There is a key set, "
            + keys
            + ", and no database beside it: "
            + database
            + " is missing or empty. Restore the database, or check what is mounted there; to begin"
            + " anew, move the key set away.");
  }

  public static StoreRefused keySetMissing(Path keys) {
    return new StoreRefused(
        Reason.KEY_SET_MISSING,
        "The store has no key set: "
            + keys
            + " is missing. Restore it from the backup it was kept with; without it the session"
            + " keys in the store cannot be opened.");
  }

  public static StoreRefused keySetExists(Path keys) {
    return new StoreRefused(
        Reason.KEY_SET_EXISTS,
        keys
            + " exists already. Use it, or name another file: what it sealed opens with it alone.");
  }

  public static StoreRefused keySetUnreadable(Path keys, Throwable cause) {
    return new StoreRefused(
        Reason.KEY_SET_UNREADABLE,
        "The key set "
            + keys
            + " cannot be used. Restore it from a backup, and check that this user may read it.",
        cause);
  }

  public static StoreRefused keySetExposed(Path keys, String mode) {
    return new StoreRefused(
        Reason.KEY_SET_EXPOSED,
        "The key set "
            + keys
            + " has mode "
            + mode
            + ", so others could have read it. Run: chmod 600 "
            + keys
            + "; if others may have read both it and the database, end all sessions, so that every client"
            + " logs in again and WeChat gives new session keys.");
  }

  public static StoreRefused keySetOfAnotherStore(Path keys) {
    return new StoreRefused(
        Reason.KEY_SET_OF_ANOTHER_STORE,
        "The key set "
            + keys
            + " is not the one this store was written with. Restore the one that belongs to it.");
  }

  public static StoreRefused keySetLacksKeys(Path keys) {
    return new StoreRefused(
        Reason.KEY_SET_LACKS_KEYS,
        "The key set "
            + keys
            + " lacks a key that phone numbers in the store are sealed with. Restore the key set"
            + " from its latest backup; an older key may be taken away once the store was started"
            + " with its successor.");
  }

  public static StoreRefused keySetIncomplete(Path keys) {
    return new StoreRefused(
        Reason.KEY_SET_INCOMPLETE,
        "The key set "
            + keys
            + " lacks keys that this version needs. Add them once, on one machine: ./minipassport"
            + " keys --complete "
            + keys
            + "; then give every node the same file.");
  }

  public static StoreRefused corrupted(Path database, String finding) {
    return new StoreRefused(
        Reason.CORRUPTED,
        "The database "
            + database
            + " is damaged ("
            + finding
            + "). Keep it for inspection, and restore the latest backup in its place.");
  }

  public static StoreRefused damaged(Path database, Throwable cause) {
    return new StoreRefused(
        Reason.CORRUPTED,
        "The database "
            + database
            + " cannot be read as one. Keep it for inspection, and restore the latest backup in"
            + " its place.",
        cause);
  }

  public static StoreRefused newerSchema(Path database) {
    return newerSchema(database.toString());
  }

  public static StoreRefused newerSchema(String database) {
    return new StoreRefused(
        Reason.NEWER_SCHEMA,
        "The database "
            + database
            + " was migrated by a newer version of this program. Start that version, or restore"
            + " the backup made before the upgrade.");
  }

  public static StoreRefused unreachable(String database, Throwable cause) {
    return new StoreRefused(
        Reason.UNREACHABLE,
        "The database "
            + database
            + " cannot be used as a store ("
            + said(cause)
            + "). "
            + ServerAdvice.on(innermost(cause)),
        cause);
  }

  public static StoreRefused encoding(String database, String encoding) {
    return new StoreRefused(
        Reason.UNUSABLE,
        "The encoding of the database "
            + database
            + " is "
            + encoding
            + ". Create one with ENCODING 'UTF8', from TEMPLATE template0, and name it in store.url.");
  }

  public static StoreRefused keySetNotThere(Path keys) {
    return new StoreRefused(
        Reason.KEY_SET_MISSING,
        "There is no key set at "
            + keys
            + ". For a new store make one, ./minipassport keys --create "
            + keys
            + ", and give every node a copy; for one that was in use restore the one it was kept with.");
  }

  public static StoreRefused keySetUnwritable(Path keys, Throwable cause) {
    return new StoreRefused(
        Reason.UNUSABLE,
        keys
            + " cannot be written ("
            + said(cause)
            + "). Check that its directory exists and that this user may write to it.",
        cause);
  }

  public static StoreRefused notAStore(Path directory) {
    return new StoreRefused(
        Reason.NOT_A_STORE,
        "There is no store in "
            + directory
            + ". Check the data directory; with --simulate or --simulator it is `simulated` below"
            + " store.path.");
  }

  public static StoreRefused backupExists(Path target) {
    return new StoreRefused(
        Reason.BACKUP_EXISTS,
        target + " exists already. Name a directory that does not, or move that one away.");
  }

  public static StoreRefused keySetNotCopied(Path own, Path copy) {
    return new StoreRefused(
        Reason.KEY_SET_OF_ANOTHER_STORE,
        "The key set of store.keys, "
            + copy
            + ", is not that of the store to be moved. Run: install -m 600 "
            + own
            + " "
            + copy
            + "; then repeat.");
  }

  public static StoreRefused moved(String successor, Path note) {
    return new StoreRefused(
        Reason.MOVED,
        "This store was moved to "
            + successor
            + ". Serve that one. To serve this one again, without all that happened there since,"
            + " remove "
            + note
            + ".");
  }

  public static StoreRefused notEmpty(String database, String table) {
    return new StoreRefused(
        Reason.NOT_EMPTY,
        "The database "
            + database
            + " is not empty: there are rows in "
            + table
            + ". Nothing was written. A store is moved to a database of its own, that no node has"
            + " served yet: create one, and name it in store.url.");
  }

  public static StoreRefused differs(String table) {
    return new StoreRefused(
        Reason.NOT_MOVED,
        "What arrived in "
            + table
            + " is not what was sent, so nothing was kept there. Check that the encoding of the"
            + " database is UTF8, and repeat.");
  }

  public static StoreRefused brokenChain(String subject) {
    return new StoreRefused(
        Reason.CORRUPTED,
        "What person "
            + subject
            + " of the ledger said does not verify, so the store was not moved. Keep it for"
            + " inspection, and restore the latest backup that verifies.");
  }

  public static StoreRefused notMoved(String database, Throwable cause) {
    return new StoreRefused(
        Reason.NOT_MOVED,
        "The move to "
            + database
            + " broke off ("
            + said(cause)
            + "), and nothing was kept there. Look at its server, and repeat.",
        cause);
  }

  public static StoreRefused moveUnknown(String database, Throwable cause) {
    return new StoreRefused(
        Reason.NOT_MOVED,
        "Nobody knows whether the move to "
            + database
            + " arrived ("
            + said(cause)
            + "). Start neither the old store nor the new one; look at the server, and repeat.",
        cause);
  }

  public static StoreRefused unusable(Path path, Throwable cause) {
    return new StoreRefused(
        Reason.UNUSABLE,
        path
            + " cannot be used as a store ("
            + said(cause)
            + "). Check that the directory exists, that this user may write to it, and that the disk"
            + " has room.",
        cause);
  }

  private static Throwable innermost(Throwable cause) {
    Throwable innermost = cause;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost;
  }

  /// The innermost cause, by class: its text may quote more than belongs in a message.
  private static String said(Throwable cause) {
    Throwable innermost = innermost(cause);
    return switch (innermost) {
      case SQLiteException sqlite -> sqlite.getResultCode().name();
      case SQLException other when other.getSQLState() != null -> "SQLSTATE " + other.getSQLState();
      default -> innermost.getClass().getSimpleName();
    };
  }
}
