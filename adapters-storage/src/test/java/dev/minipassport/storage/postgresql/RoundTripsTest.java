package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What each call costs on the socket of the database: what is sent until it is answered is one
/// round trip. A login first claims its code, which is one more.
final class RoundTripsTest {
  private static final int CLAIM = 1;

  private CountingProxy proxy;
  private PostgresUnderTest store;
  private Passport passport;

  @BeforeEach
  void open() throws Exception {
    PostgresServer server = PostgresServer.running();
    proxy = CountingProxy.before(server);
    var clock = new TestClock();
    store = PostgresUnderTest.on(proxy.seen(), server.newDatabase(), clock);
    passport = new Passport(store, clock);
    passport.apps.serve(Passport.APP, SessionTerms.DEFAULT);
    var _ = passport.signIn(Passport.BOB);
    boolean _ = passport.admits(passport.signIn(Passport.BOB).token());
    int _ = proxy.taken();
  }

  @AfterEach
  void close() {
    store.close();
    proxy.close();
  }

  @Test
  void aColdValidationTakesOne() {
    SignedIn alice = passport.signIn(Passport.ALICE);
    boolean _ = passport.admits(alice.token());
    int _ = proxy.taken();

    assertThat(store.sessions().findBy(alice.token().digest())).isPresent();
    assertThat(proxy.taken()).isEqualTo(1);
  }

  @Test
  void aLoginOfAPersonWhoReturnsTakesTwo() {
    var _ = passport.signIn(Passport.ALICE);
    int _ = proxy.taken();

    var _ = passport.signIn(Passport.ALICE);
    assertThat(proxy.taken()).isEqualTo(CLAIM + 2);
  }

  @Test
  void aLoginThatGoesOnInItsSessionTakesTwo() {
    SignedIn alice = passport.signIn(Passport.ALICE);
    int _ = proxy.taken();

    var _ = passport.launch(Passport.ALICE, alice.token());
    assertThat(proxy.taken()).isEqualTo(CLAIM + 2);
  }

  @Test
  void aFirstLoginTakesAtMostFive() {
    var _ = passport.signIn(Passport.ALICE);
    assertThat(proxy.taken()).isLessThanOrEqualTo(CLAIM + 5);
  }
}
