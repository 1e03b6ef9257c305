package dev.minipassport.storage.sqlite;

import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.contract.SessionsContract;

final class CachedSessionsTest extends SessionsContract {
  @Override
  protected Store open(TestClock clock) {
    return StoreUnderTest.cached(clock);
  }
}
