package dev.minipassport.storage;

import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.contract.AccountsContract;
import dev.minipassport.testkit.contract.ConflictsContract;
import dev.minipassport.testkit.contract.DossiersContract;
import dev.minipassport.testkit.contract.ForgettingContract;
import dev.minipassport.testkit.contract.HandoffsContract;
import dev.minipassport.testkit.contract.LoginCodesContract;
import dev.minipassport.testkit.contract.LoginsContract;
import dev.minipassport.testkit.contract.PhonesContract;
import dev.minipassport.testkit.contract.SessionsContract;
import org.junit.jupiter.api.Nested;

/// What PostgreSQL with a near cache before it is held to.
final class CachedPostgresContractsTest {
  @Nested
  final class Accounts extends AccountsContract {
    @Override
    protected Store open(TestClock clock) {
      return PostgresUnderTest.cached(clock);
    }
  }

  @Nested
  final class Conflicts extends ConflictsContract {
    @Override
    protected Store open(TestClock clock) {
      return PostgresUnderTest.cached(clock);
    }
  }

  @Nested
  final class Dossiers extends DossiersContract {
    @Override
    protected Store open(TestClock clock) {
      return PostgresUnderTest.cached(clock);
    }
  }

  @Nested
  final class Forgetting extends ForgettingContract {
    @Override
    protected Store open(TestClock clock) {
      return PostgresUnderTest.cached(clock);
    }
  }

  @Nested
  final class Handoffs extends HandoffsContract {
    @Override
    protected Store open(TestClock clock) {
      return PostgresUnderTest.cached(clock);
    }
  }

  @Nested
  final class LoginCodes extends LoginCodesContract {
    @Override
    protected Store open(TestClock clock) {
      return PostgresUnderTest.cached(clock);
    }
  }

  @Nested
  final class Logins extends LoginsContract {
    @Override
    protected Store open(TestClock clock) {
      return PostgresUnderTest.cached(clock);
    }
  }

  @Nested
  final class Phones extends PhonesContract {
    @Override
    protected Store open(TestClock clock) {
      return PostgresUnderTest.cached(clock);
    }
  }

  @Nested
  final class Sessions extends SessionsContract {
    @Override
    protected Store open(TestClock clock) {
      return PostgresUnderTest.cached(clock);
    }
  }
}
