package dev.minipassport.testkit.contract;

import dev.minipassport.change.Change;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What the storage contracts share: a fresh, empty store for each test, with the use cases over
/// it.
public abstract class StoreContract {
  protected final TestClock clock = new TestClock();
  protected Store store;
  protected Passport passport;

  /// Opens an empty store that reads `clock`.
  protected abstract Store open(TestClock clock) throws Exception;

  @BeforeEach
  final void openStore() throws Exception {
    store = open(clock);
    passport = new Passport(store, clock);
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  protected final List<Change.Kind> changeKinds() {
    return store.changes().after(Passport.APP, 0, 1000).stream().map(Change::kind).toList();
  }
}
