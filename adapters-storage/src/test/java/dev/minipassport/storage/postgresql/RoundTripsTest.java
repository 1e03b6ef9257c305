package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What each call costs on the socket of the database: what is sent until it is answered is one
/// round trip. A login first claims its code, which is one more.
final class RoundTripsTest {
  /// The node reads the changes beside, once in a quarter of it.
  private static final Duration SELDOM = Duration.ofMinutes(1);

  /// One that was idle for half a second is asked whether it is alive before it is used.
  private static final int FEW = 2;

  private static final int CLAIM = 1;
  private static final int TRIES = 5;
  private static final OwnerId OWNER = new OwnerId("one");
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private CountingProxy proxy;
  private PostgresUnderTest store;
  private Passport passport;

  @BeforeEach
  void open() throws Exception {
    PostgresServer server = PostgresServer.running();
    proxy = CountingProxy.before(server);
    var clock = new TestClock();
    store =
        PostgresUnderTest.on(
            PostgresUnderTest.options(proxy.seen(), server.newDatabase())
                .withConnections(FEW)
                .withLag(SELDOM),
            clock);
    passport = new Passport(store, clock);
    limit(1000);
    passport.apps.setOwner(Passport.OTHER_APP, OWNER);
  }

  @AfterEach
  void close() {
    store.close();
    proxy.close();
  }

  /// The fewest of some tries: the pool opens its connections meanwhile, and looks after them.
  private int fewest(Runnable preparation, Runnable call) {
    int fewest = Integer.MAX_VALUE;
    for (int turn = 0; turn < TRIES; turn++) {
      preparation.run();
      int _ = proxy.taken();
      call.run();
      fewest = Math.min(fewest, proxy.taken());
    }
    return fewest;
  }

  private static void nothing() {}

  private void limit(int sessions) {
    SessionTerms usual = SessionTerms.DEFAULT;
    passport.apps.serve(
        Passport.APP,
        new SessionTerms(
            usual.absolute(), usual.idle(), sessions, usual.overflow(), usual.rotationAge()));
    passport.apps.setOwner(Passport.APP, OWNER);
  }

  private static UnionId unionId() {
    return new UnionId("u" + PEOPLE.incrementAndGet() + "_aaaaaaaaaaaaaaaaaaaaaaaa");
  }

  private void signIn(OpenId person) {
    var _ = passport.signIn(person);
  }

  private static OpenId somebody() {
    return new OpenId("o" + PEOPLE.incrementAndGet() + "_aaaaaaaaaaaaaaaaaaaaaaaa");
  }

  @Test
  void aColdValidationTakesOne() {
    SignedIn alice = passport.signIn(Passport.ALICE);

    assertThat(
            fewest(
                RoundTripsTest::nothing,
                () -> assertThat(store.sessions().findBy(alice.token().digest())).isPresent()))
        .isEqualTo(1);
  }

  @Test
  void aLoginOfAPersonWhoReturnsTakesTwo() {
    signIn(Passport.ALICE);

    assertThat(fewest(RoundTripsTest::nothing, () -> signIn(Passport.ALICE)))
        .isLessThanOrEqualTo(CLAIM + 2);
  }

  @Test
  void aLoginOfAPersonWhoReturnsWithAUnionIdTakesTwo() {
    UnionId everywhere = unionId();
    var _ = passport.signIn(Passport.APP, Passport.ALICE, everywhere);

    assertThat(
            fewest(
                RoundTripsTest::nothing,
                () -> passport.signIn(Passport.APP, Passport.ALICE, everywhere)))
        .isLessThanOrEqualTo(CLAIM + 2);
  }

  @Test
  void aFirstLoginOfAPersonWhoIsInAnotherAppTakesFive() {
    var person = new AtomicReference<>(Passport.ALICE);
    var everywhere = new AtomicReference<>(unionId());

    assertThat(
            fewest(
                () -> {
                  person.set(somebody());
                  everywhere.set(unionId());
                  var _ = passport.signIn(Passport.OTHER_APP, person.get(), everywhere.get());
                },
                () -> passport.signIn(Passport.APP, person.get(), everywhere.get())))
        .isLessThanOrEqualTo(CLAIM + 5);
  }

  @Test
  void aLoginThatGoesOnInItsSessionTakesTwo() {
    var token = new AtomicReference<>(passport.signIn(Passport.ALICE).token());

    assertThat(
            fewest(
                RoundTripsTest::nothing,
                () -> token.set(passport.launch(Passport.ALICE, token.get()).token())))
        .isLessThanOrEqualTo(CLAIM + 2);
  }

  @Test
  void aFirstLoginTakesThree() {
    assertThat(fewest(RoundTripsTest::nothing, () -> signIn(somebody())))
        .isLessThanOrEqualTo(CLAIM + 3);
  }

  @Test
  void aFirstLoginWithAUnionIdTakesFive() {
    assertThat(
            fewest(
                RoundTripsTest::nothing,
                () -> passport.signIn(Passport.APP, somebody(), unionId())))
        .isLessThanOrEqualTo(CLAIM + 5);
  }

  @Test
  void aNewUnionIdTakesThree() {
    var person = new AtomicReference<>(Passport.ALICE);

    assertThat(
            fewest(
                () -> {
                  person.set(somebody());
                  signIn(person.get());
                },
                () -> passport.signIn(Passport.APP, person.get(), unionId())))
        .isLessThanOrEqualTo(CLAIM + 3);
  }

  @Test
  void aLoginThatMovesThePersonToTheHolderOfTheirUnionIdTakesFive() {
    var person = new AtomicReference<>(Passport.ALICE);
    var union = new AtomicReference<>(unionId());

    assertThat(
            fewest(
                () -> {
                  person.set(somebody());
                  union.set(unionId());
                  var _ = passport.signIn(Passport.OTHER_APP, person.get(), union.get());
                  signIn(person.get());
                },
                () -> passport.signIn(Passport.APP, person.get(), union.get())))
        .isLessThanOrEqualTo(CLAIM + 5);
  }

  @Test
  void anOverflowTakesThree() {
    limit(1);
    signIn(Passport.ALICE);
    assertThat(fewest(RoundTripsTest::nothing, () -> signIn(Passport.ALICE)))
        .isLessThanOrEqualTo(CLAIM + 3);
  }

  @Test
  void anOverflowOfAPersonWithAUnionIdTakesThree() {
    limit(1);
    UnionId everywhere = unionId();
    var _ = passport.signIn(Passport.APP, Passport.ALICE, everywhere);

    assertThat(
            fewest(
                RoundTripsTest::nothing,
                () -> passport.signIn(Passport.APP, Passport.ALICE, everywhere)))
        .isLessThanOrEqualTo(CLAIM + 3);
  }

  @Test
  void anOverflowOfMoreThanAHundredTakesThree() {
    assertThat(
            fewest(
                () -> {
                  limit(1000);
                  for (int i = 0; i < 120; i++) {
                    signIn(Passport.ALICE);
                  }
                  limit(1);
                },
                () -> signIn(Passport.ALICE)))
        .isLessThanOrEqualTo(CLAIM + 3);
  }
}
