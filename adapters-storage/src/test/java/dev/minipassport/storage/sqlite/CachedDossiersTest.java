package dev.minipassport.storage.sqlite;

import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.contract.DossiersContract;

final class CachedDossiersTest extends DossiersContract {
  @Override
  protected Store open(TestClock clock) {
    return StoreUnderTest.cached(clock);
  }
}
