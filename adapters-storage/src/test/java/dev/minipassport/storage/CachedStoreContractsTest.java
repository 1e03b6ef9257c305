package dev.minipassport.storage;

import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.contract.AccountsContract;
import dev.minipassport.testkit.contract.HandoffsContract;
import dev.minipassport.testkit.contract.LoginCodesContract;
import dev.minipassport.testkit.contract.LoginsContract;
import dev.minipassport.testkit.contract.ReplaySealContract;
import dev.minipassport.testkit.contract.SessionsContract;
import org.junit.jupiter.api.Nested;

/// An ephemeral SQLite with the near cache before it.
final class CachedStoreContractsTest {

  @Nested
  final class AccountsHere extends AccountsContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class HandoffsHere extends HandoffsContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class LoginCodesHere extends LoginCodesContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class LoginsHere extends LoginsContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class ReplaySealHere extends ReplaySealContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class SessionsHere extends SessionsContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }
}
