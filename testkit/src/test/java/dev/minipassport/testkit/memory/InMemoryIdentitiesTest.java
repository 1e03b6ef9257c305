package dev.minipassport.testkit.memory;

import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.contract.IdentitiesContract;

final class InMemoryIdentitiesTest extends IdentitiesContract {
  @Override
  protected Store open(TestClock clock) {
    return new InMemoryStore();
  }
}
