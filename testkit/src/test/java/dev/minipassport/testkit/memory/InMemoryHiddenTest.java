package dev.minipassport.testkit.memory;

import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.contract.HiddenContract;

final class InMemoryHiddenTest extends HiddenContract {
  @Override
  protected Store open(TestClock clock) {
    return new InMemoryStore();
  }
}
