package dev.minipassport.storage.postgresql;

import static dev.minipassport.storage.postgresql.Nodes.awaits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.NotValid.Reason;
import dev.minipassport.session.Revocation;
import dev.minipassport.storage.postgresql.Nodes.Node;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The table of changes is locked away from a node, and nothing else is: it hears of nothing, and
/// whoever asks it gets the store's own answer.
final class FeedAloneTest {
  private static final PostgresServer SERVER = PostgresServer.running();
  private static final Duration LAG = Duration.ofMillis(600);

  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofMinutes(1);

  /// Commits of changes wait for whoever holds the row.
  private static final String GATE =
      """
      INSERT INTO store_facts (name, value) VALUES ('gate', '\\x00');
      CREATE FUNCTION waits_at_the_gate() RETURNS TRIGGER LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM 1 FROM store_facts WHERE name = 'gate' FOR UPDATE;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER waits_at_the_gate AFTER INSERT ON changes
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION waits_at_the_gate();
      """;

  private final TestClock clock = new TestClock();
  private final Nodes nodes = new Nodes(clock);
  private Connection gate;
  private Connection locker;

  @BeforeEach
  void connect() throws SQLException {
    SERVER.execute(nodes.database(), GATE);
    gate = SERVER.connect(nodes.database());
    gate.setAutoCommit(false);
    locker = SERVER.connect(nodes.database());
    locker.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    gate.close();
    locker.close();
    SERVER.execute(nodes.database(), "DROP FUNCTION waits_at_the_gate CASCADE");
    nodes.close();
  }

  private static boolean says(Connection who, String what) {
    try (Statement statement = who.createStatement()) {
      return statement.execute(what);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitsWaiting(String query) {
    awaits(
        () ->
            SERVER.connected(
                    nodes.database(),
                    "wait_event_type = 'Lock' AND query LIKE '%s'".formatted(query))
                == 1);
  }

  /// The lock is asked for while the change is not yet committed: no read comes between the two.
  private void endsAndTakesTheFeedAway(Node one, SignedIn login) {
    boolean _ = says(gate, "SELECT 1 FROM store_facts WHERE name = 'gate' FOR UPDATE");
    var end =
        CompletableFuture.supplyAsync(
            () -> one.passport().revoke.revokeAll(Passport.APP, login.token()),
            Thread::startVirtualThread);
    awaitsWaiting("%COMMIT");
    var lock =
        CompletableFuture.supplyAsync(
            () -> says(locker, "LOCK TABLE changes IN ACCESS EXCLUSIVE MODE"),
            Thread::startVirtualThread);
    awaitsWaiting("LOCK TABLE%");
    boolean _ = says(gate, "ROLLBACK");
    assertThat(end.join()).isInstanceOf(Revocation.Revoked.class);
    boolean _ = lock.join();
  }

  @Test
  void aNodeThatHearsNothingRefusesWhatEndedElsewhereByTheWordOfTheStore() {
    Node one =
        nodes.start(
            options -> PostgresUnderTest.withStatementTimeout(options, AS_LONG_AS_IT_TAKES));
    Node other = nodes.start(options -> options.withLag(LAG));
    SignedIn alice = one.passport().signIn(Passport.ALICE);
    awaits(() -> other.isWarm(alice));

    endsAndTakesTheFeedAway(one, alice);
    long heard = heard(other);

    awaits(() -> !other.admits(alice));
    assertThat(other.passport().refusal(alice.token())).isEqualTo(Reason.REVOKED);
    assertThat(heard(other)).describedAs("what it heard of changes").isEqualTo(heard);
  }

  private static long heard(Node node) {
    return node.store().changesHeard().orElseThrow().changes();
  }
}
