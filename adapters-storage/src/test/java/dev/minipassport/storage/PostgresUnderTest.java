package dev.minipassport.storage;

import dev.minipassport.testkit.TestClock;

/// A store on PostgreSQL in the shape that contracts and use cases ask for.
record PostgresUnderTest(String database, PostgresStore store, StorePorts ports)
    implements ServedPorts {
  static PostgresUnderTest bare(TestClock clock) {
    String database = PostgresServer.running().take();
    var store = PostgresStore.open(PostgresServer.running().options(database), clock);
    return new PostgresUnderTest(database, store, store.ports());
  }

  static PostgresUnderTest cached(TestClock clock) {
    PostgresUnderTest bare = bare(clock);
    return new PostgresUnderTest(
        bare.database(), bare.store(), bare.ports().behind(bare.store().cache(1000)));
  }

  @Override
  public void settle() {
    store.flush();
  }

  @Override
  public void close() {
    store.close();
    PostgresServer.running().giveBack(database);
  }
}
