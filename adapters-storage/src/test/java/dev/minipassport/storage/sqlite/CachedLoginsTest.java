package dev.minipassport.storage.sqlite;

import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.contract.LoginsContract;

final class CachedLoginsTest extends LoginsContract {
  @Override
  protected Store open(TestClock clock) {
    return StoreUnderTest.cached(clock);
  }
}
