package dev.minipassport.storage.postgresql;

import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.contract.SessionsContract;

final class PostgresSessionsTest extends SessionsContract {
  @Override
  protected Store open(TestClock clock) {
    return PostgresUnderTest.bare(clock);
  }
}
