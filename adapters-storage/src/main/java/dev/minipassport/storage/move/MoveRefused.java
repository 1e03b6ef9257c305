package dev.minipassport.storage.move;

import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.StoreRefused.Reason;

/// Why a store was not moved, and what to do.
final class MoveRefused {
  private MoveRefused() {}

  static StoreRefused notEmpty(String database, String table) {
    return new StoreRefused(
        Reason.NOT_EMPTY,
        "The database "
            + database
            + " is not empty: there are rows in "
            + table
            + ". Nothing was written. A store is moved to a database of its own, that no node has"
            + " served yet: create one, and name it in store.url.");
  }

  static StoreRefused differs(String table) {
    return new StoreRefused(
        Reason.NOT_MOVED,
        "What arrived in "
            + table
            + " is not what was sent, so nothing was kept there. Check that the encoding of the"
            + " database is UTF8, and repeat.");
  }

  static StoreRefused brokenChain(String subject) {
    return new StoreRefused(
        Reason.CORRUPTED,
        "What person "
            + subject
            + " of the ledger said does not verify, so the store was not moved. Keep it for"
            + " inspection, and restore the latest backup that verifies.");
  }

  static StoreRefused notMoved(String database, Throwable cause) {
    return new StoreRefused(
        Reason.NOT_MOVED,
        "The move to "
            + database
            + " broke off ("
            + StoreRefused.said(cause)
            + "), and nothing was kept there. Look at its server, and repeat.",
        cause);
  }

  static StoreRefused moveUnknown(String database, Throwable cause) {
    return new StoreRefused(
        Reason.NOT_MOVED,
        "Nobody knows whether the move to "
            + database
            + " arrived ("
            + StoreRefused.said(cause)
            + "). Start neither the old store nor the new one; look at the server, and repeat.",
        cause);
  }
}
