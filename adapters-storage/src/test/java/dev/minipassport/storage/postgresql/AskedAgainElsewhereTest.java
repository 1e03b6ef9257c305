package dev.minipassport.storage.postgresql;

import static dev.minipassport.storage.postgresql.Nodes.awaits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Note.Action;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.dossier.Dossiers.Reach;
import dev.minipassport.identity.AccountId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.Revocation;
import dev.minipassport.session.Rotation;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionId;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.session.Sessions.Ending;
import dev.minipassport.storage.postgresql.Nodes.Node;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Something is asked for on one node, and once more on another that has not heard of it and has
/// the session in memory: as backends do whose answer was lost. What that node acknowledges holds
/// there at once.
final class AskedAgainElsewhereTest {
  /// Longer than a test takes, with time to spare between two reads.
  private static final Duration LAG = Duration.ofSeconds(40);

  private final TestClock clock = new TestClock();
  private final Nodes nodes = new Nodes(clock);
  private Passport one;
  private Passport other;
  private SignedIn alice;

  @BeforeEach
  void open() {
    one = node(LAG).passport();
    Node second = node(LAG);
    other = second.passport();
    alice = one.signIn(Passport.ALICE);
    awaits(() -> second.isWarm(alice));
  }

  private Node node(Duration lag) {
    return nodes.start(options -> options.withLag(lag));
  }

  @AfterEach
  void close() {
    nodes.close();
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
    Node third = node(PostgresStoreOptions.LAG);
    awaits(() -> third.isWarm(alice));
    PostgresServer.running()
        .execute(nodes.database(), "DELETE FROM login_codes; DELETE FROM sessions");

    assertThat(other.revoke.revoke(Passport.APP, alice.token()))
        .isInstanceOf(Revocation.Revoked.class);

    assertThat(other.admits(alice.token())).isFalse();
    awaits(() -> !third.admits(alice));
  }

  @Test
  void theErasureOfSomebodyWhomAFailoverLostIsHeardOfByAll() {
    Node third = node(PostgresStoreOptions.LAG);
    awaits(() -> third.isWarm(alice));
    PostgresServer.running()
        .execute(
            nodes.database(),
            """
            DELETE FROM login_codes; DELETE FROM sessions; DELETE FROM session_keys;
            DELETE FROM identities; DELETE FROM accounts;
            """);

    var _ = other.eraseMyData.erase(Passport.APP, alice.token(), Reach.APP);

    assertThat(other.admits(alice.token())).isFalse();
    awaits(() -> !third.admits(alice));
  }

  /// Whoever names a session that is not theirs, or none, changes nothing for anybody.
  @Test
  void whatNeverWasLeavesNoChange() {
    long before = changes();

    assertThat(
            other
                .store
                .sessions()
                .endOne(alice.session().identity(), new SessionId(new UUID(1, 2)), clock.instant()))
        .isEqualTo(Ending.NOT_FOUND);

    assertThat(changes()).isEqualTo(before);
  }

  private long changes() {
    return other.store.changes().after(Passport.APP, 0, 1_000).size();
  }

  @Test
  void anEndIsNotGivenUpWithItsCaller() {
    Deadline over = () -> Duration.ZERO;

    boolean _ =
        over.<Boolean>bounds(
            () -> {
              other.store.sessions().end(alice.session(), EndReason.STOLEN, clock.instant());
              return true;
            });

    assertThat(other.admits(alice.token())).isFalse();
  }
}
