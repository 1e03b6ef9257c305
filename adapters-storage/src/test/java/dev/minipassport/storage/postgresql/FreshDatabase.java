package dev.minipassport.storage.postgresql;

import org.jdbi.v3.core.Handle;

/// A migrated database with nothing in it, for tests of what reads and writes tables themselves.
public final class FreshDatabase implements AutoCloseable {
  private final String name = PostgresServer.running().newDatabase();
  private final PostgresDatabase connections =
      PostgresDatabase.open(PostgresUnderTest.options(PostgresServer.running(), name));

  private FreshDatabase() {}

  public static FreshDatabase onPostgres() {
    return new FreshDatabase();
  }

  public Handle open() {
    return connections.open();
  }

  @Override
  public void close() {
    connections.close();
    PostgresServer.running().giveBack(name);
  }
}
