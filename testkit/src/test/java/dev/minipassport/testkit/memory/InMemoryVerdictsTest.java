package dev.minipassport.testkit.memory;

import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.contract.VerdictsContract;

final class InMemoryVerdictsTest extends VerdictsContract {
  @Override
  protected Store open(TestClock clock) {
    return new InMemoryStore();
  }
}
