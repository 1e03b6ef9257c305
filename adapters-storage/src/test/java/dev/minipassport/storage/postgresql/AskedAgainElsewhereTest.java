package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Note.Action;
import dev.minipassport.dossier.Dossiers.Reach;
import dev.minipassport.identity.AccountId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.Revocation;
import dev.minipassport.session.Rotation;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Something is asked for on one node, and once more on another that has not heard of it and has
/// the session in memory: as backends do whose answer was lost. What that node acknowledges holds
/// there at once.
final class AskedAgainElsewhereTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// Longer than a test takes, with time to spare between two reads.
  private static final Duration LAG = Duration.ofSeconds(40);

  private final TestClock clock = new TestClock();
  private final String database = PostgresServer.running().newDatabase();
  private final List<PostgresStore> stores = new ArrayList<>();
  private Passport one;
  private Passport other;
  private SignedIn alice;

  @BeforeEach
  void open() {
    one = node(LAG);
    other = node(LAG);
    alice = one.signIn(Passport.ALICE);
    warm(other, alice);
  }

  private Passport node(Duration lag) {
    var store =
        PostgresStore.onTables(
            PostgresUnderTest.options(PostgresServer.running(), database).withLag(lag),
            PostgresUnderTest.keys(),
            clock);
    stores.add(store);
    StorePorts ports = store.ports().behind(store.cache(100));
    return new Passport(
        new PostgresUnderTest(store, ports, Optional.empty()), clock, clock::advance, new Random());
  }

  @AfterEach
  void close() {
    stores.forEach(PostgresStore::close);
    PostgresServer.running().giveBack(database);
  }

  private static void warm(Passport node, SignedIn login) {
    awaits(
        () ->
            node.admits(login.token())
                && node.store.sessions().findWarm(login.token().digest()).isPresent());
  }

  private static void awaits(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).describedAs("time ran out").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private void otherHasNotHeard() {
    assertThat(other.admits(alice.token())).describedAs("before it is asked itself").isTrue();
  }

  @Test
  void aRevocation() {
    assertThat(one.revoke.revoke(Passport.APP, alice.token()))
        .isInstanceOf(Revocation.Revoked.class);
    otherHasNotHeard();

    assertThat(other.revoke.revoke(Passport.APP, alice.token()))
        .isInstanceOf(Revocation.Revoked.class);

    assertThat(other.admits(alice.token())).isFalse();
  }

  @Test
  void aSuspension() {
    AccountId account = alice.session().identity().account();
    var _ = one.store.accounts().suspend(account, one.note(Action.SUSPEND));
    otherHasNotHeard();

    var _ = other.store.accounts().suspend(account, other.note(Action.SUSPEND));

    assertThat(other.admits(alice.token())).isFalse();
  }

  @Test
  void anErasure() {
    var _ = one.eraseMyData.erase(Passport.APP, alice.token(), Reach.APP);
    otherHasNotHeard();

    var _ = other.eraseMyData.erase(Passport.APP, alice.token(), Reach.APP);

    assertThat(other.admits(alice.token())).isFalse();
  }

  @Test
  void theEndOfAllSessionsOfSomebodyWhoWasErased() {
    var _ = one.eraseMyData.erase(Passport.APP, alice.token(), Reach.APP);
    otherHasNotHeard();

    var _ = other.revoke.revokeAll(Passport.APP, alice.token());

    assertThat(other.admits(alice.token())).isFalse();
  }

  @Test
  void aRotationIsAnsweredWithTheSameSuccessor() {
    clock.advance(SessionTerms.DEFAULT.rotationAge());
    var first = (Rotation.Rotated) one.rotate.rotate(Passport.APP, alice.token());
    otherHasNotHeard();

    var again = (Rotation.Rotated) other.rotate.rotate(Passport.APP, alice.token());

    assertThat(again.successor().digest()).isEqualTo(first.successor().digest());
  }

  /// A login leaves no change. So a server that takes over without the last of them leaves nodes
  /// that admit whom it does not know; once revoked, they do not.
  @Test
  void theRevocationOfASessionThatAFailoverLostIsHeardOfByAll() {
    Passport third = node(PostgresStoreOptions.LAG);
    warm(third, alice);
    PostgresServer.running().execute(database, "DELETE FROM login_codes; DELETE FROM sessions");

    assertThat(other.revoke.revoke(Passport.APP, alice.token()))
        .isInstanceOf(Revocation.Revoked.class);

    assertThat(other.admits(alice.token())).isFalse();
    awaits(() -> !third.admits(alice.token()));
  }
}
