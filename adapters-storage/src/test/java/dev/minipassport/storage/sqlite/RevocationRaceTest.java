package dev.minipassport.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Note.Action;
import dev.minipassport.identity.OpenId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Readers that never rest race with writers on the cached store: once a revocation was
/// acknowledged, no read that begins after it admits.
final class RevocationRaceTest {
  private static final int READERS = 4;
  private static final int ROUNDS = 50;

  private final TestClock clock = new TestClock();
  private StoreUnderTest store;
  private Passport passport;
  private ExecutorService threads;

  @BeforeEach
  void open() {
    store = StoreUnderTest.cached(clock);
    passport = new Passport(store, clock);
    threads = Executors.newFixedThreadPool(READERS);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    store.close();
  }

  @Test
  void anAcknowledgedEndIsSeenByEveryReadAfterIt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      SignedIn login = passport.signIn(new OpenId("oRacer_" + round));
      race(login, () -> store.sessions().end(login.session(), EndReason.REVOKED, clock.instant()));
    }
  }

  @Test
  void anAcknowledgedEndOfAllIsSeenByEveryReadAfterIt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      SignedIn login = passport.signIn(new OpenId("oRacer_" + round));
      race(login, () -> store.sessions().endAll(login.session().identity(), clock.instant()));
    }
  }

  @Test
  void anAcknowledgedSuspensionIsSeenByEveryReadAfterIt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      SignedIn login = passport.signIn(new OpenId("oRacer_" + round));
      var account = login.session().identity().account();
      race(login, () -> store.accounts().suspend(account, passport.note(Action.SUSPEND)));
    }
  }

  private void race(SignedIn login, Runnable revocation) throws Exception {
    var revoked = new AtomicBoolean();
    List<Future<Boolean>> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      readers.add(threads.submit(reader(login, revoked)));
    }
    revocation.run();
    revoked.set(true);
    for (Future<Boolean> reader : readers) {
      assertThat(reader.get()).describedAs("admitted after the end").isFalse();
    }
  }

  /// Reads until the revocation was acknowledged, and then once more: that read must not admit.
  private Callable<Boolean> reader(SignedIn login, AtomicBoolean revoked) {
    return () -> {
      while (true) {
        boolean after = revoked.get();
        boolean admitted = admits(login);
        if (after) {
          return admitted || store.sessions().findWarm(login.token().digest()).isPresent();
        }
      }
    };
  }

  private boolean admits(SignedIn login) {
    return store.sessions().findBy(login.token().digest()).orElseThrow() instanceof Session.Live;
  }
}
