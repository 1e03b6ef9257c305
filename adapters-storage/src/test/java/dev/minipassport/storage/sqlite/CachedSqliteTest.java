package dev.minipassport.storage.sqlite;

import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.contract.AccountsContract;
import dev.minipassport.testkit.contract.AppRegistryContract;
import dev.minipassport.testkit.contract.AuditContract;
import dev.minipassport.testkit.contract.ConflictsContract;
import dev.minipassport.testkit.contract.ConsentRaceContract;
import dev.minipassport.testkit.contract.DossiersContract;
import dev.minipassport.testkit.contract.ForgettingContract;
import dev.minipassport.testkit.contract.HandoffsContract;
import dev.minipassport.testkit.contract.HiddenContract;
import dev.minipassport.testkit.contract.IdentitiesContract;
import dev.minipassport.testkit.contract.LoginCodesContract;
import dev.minipassport.testkit.contract.LoginsContract;
import dev.minipassport.testkit.contract.OpaqueSealContract;
import dev.minipassport.testkit.contract.PeopleContract;
import dev.minipassport.testkit.contract.PhonesContract;
import dev.minipassport.testkit.contract.PicturesContract;
import dev.minipassport.testkit.contract.PurposesContract;
import dev.minipassport.testkit.contract.PushMemoryContract;
import dev.minipassport.testkit.contract.ReceiptSignerContract;
import dev.minipassport.testkit.contract.ReplaySealContract;
import dev.minipassport.testkit.contract.SessionKeysContract;
import dev.minipassport.testkit.contract.SessionsContract;
import dev.minipassport.testkit.contract.VerdictsContract;
import org.junit.jupiter.api.Nested;

/// Every contract, on the embedded store behind the near cache.
final class CachedSqliteTest {
  @Nested
  final class Accounts extends AccountsContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class AppRegistry extends AppRegistryContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class Audit extends AuditContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class Conflicts extends ConflictsContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class ConsentRace extends ConsentRaceContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class Dossiers extends DossiersContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class Forgetting extends ForgettingContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class Handoffs extends HandoffsContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class Hidden extends HiddenContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class Identities extends IdentitiesContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class LoginCodes extends LoginCodesContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class Logins extends LoginsContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class OpaqueSeal extends OpaqueSealContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class People extends PeopleContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class Phones extends PhonesContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class Pictures extends PicturesContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class Purposes extends PurposesContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class PushMemory extends PushMemoryContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class ReceiptSigner extends ReceiptSignerContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class ReplaySeal extends ReplaySealContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class SessionKeys extends SessionKeysContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class Sessions extends SessionsContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }

  @Nested
  final class Verdicts extends VerdictsContract {
    @Override
    protected Store open(TestClock clock) {
      return StoreUnderTest.cached(clock);
    }
  }
}
