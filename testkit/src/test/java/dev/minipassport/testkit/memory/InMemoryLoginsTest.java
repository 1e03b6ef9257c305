package dev.minipassport.testkit.memory;

import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.contract.LoginsContract;

final class InMemoryLoginsTest extends LoginsContract {
  @Override
  protected Store open(TestClock clock) {
    return new InMemoryStore();
  }
}
