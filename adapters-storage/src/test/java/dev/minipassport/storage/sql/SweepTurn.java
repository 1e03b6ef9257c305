package dev.minipassport.storage.sql;

import org.jdbi.v3.core.Handle;

/// The turn to clean up, for tests that take it as another node would.
public final class SweepTurn {
  private SweepTurn() {}

  /// Takes it for the open transaction of `handle`; false if somebody else has it.
  public static boolean taken(Handle handle) {
    return Dialect.POSTGRESQL.hasTurn(handle);
  }
}
