package dev.minipassport.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/// The store cannot be opened, or copied, as it stands. The text says why and what to do; it holds
/// no secret.
public final class StoreRefused extends RuntimeException {
  private final Reason reason;

  public StoreRefused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public StoreRefused(Reason reason, String message, Throwable cause) {
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

  public static StoreRefused keySetMissing(Path keys) {
    return new StoreRefused(
        Reason.KEY_SET_MISSING,
        "The store has no key set: "
            + keys
            + " is missing. Restore it from the backup it was kept with; without it the session"
            + " keys in the store cannot be opened.");
  }

  static StoreRefused keySetExists(Path keys) {
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

  static StoreRefused keySetExposed(Path keys, String mode) {
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

  static StoreRefused keySetIncomplete(Path keys) {
    return new StoreRefused(
        Reason.KEY_SET_INCOMPLETE,
        "The key set "
            + keys
            + " lacks keys that this version needs. Add them once, on one machine: ./minipassport"
            + " keys --complete "
            + keys
            + "; then give every node the same file.");
  }

  public static StoreRefused newerSchema(String database) {
    return new StoreRefused(
        Reason.NEWER_SCHEMA,
        "The database "
            + database
            + " was migrated by a newer version of this program. Start that version, or restore"
            + " the backup made before the upgrade.");
  }

  static StoreRefused keySetNotThere(Path keys) {
    return new StoreRefused(
        Reason.KEY_SET_MISSING,
        "There is no key set at "
            + keys
            + ". For a new store make one, ./minipassport keys --create "
            + keys
            + ", and give every node a copy; for one that was in use restore the one it was kept with.");
  }

  static StoreRefused keySetUnwritable(Path keys, Throwable cause) {
    return new StoreRefused(
        Reason.UNUSABLE,
        keys
            + " cannot be written ("
            + said(cause)
            + "). Check that its directory exists and that this user may write to it.",
        cause);
  }

  public static Throwable innermost(Throwable cause) {
    Throwable innermost = cause;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost;
  }

  /// The innermost cause, by class: its text may quote more than belongs in a message.
  public static String said(Throwable cause) {
    Throwable innermost = innermost(cause);
    return switch (innermost) {
      case SQLiteException sqlite -> sqlite.getResultCode().name();
      case SQLException other when other.getSQLState() != null -> "SQLSTATE " + other.getSQLState();
      default -> innermost.getClass().getSimpleName();
    };
  }
}
