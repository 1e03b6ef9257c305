package dev.minipassport.storage.sqlite;

import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.contract.PhonesContract;

final class CachedPhonesTest extends PhonesContract {
  @Override
  protected Store open(TestClock clock) {
    return StoreUnderTest.cached(clock);
  }
}
