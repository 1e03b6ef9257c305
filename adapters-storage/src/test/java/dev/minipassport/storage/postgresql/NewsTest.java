package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.SessionId;
import dev.minipassport.storage.ServedPorts;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.storage.sql.Dialect;
import dev.minipassport.storage.sql.JdbiChanges;
import dev.minipassport.storage.sql.Touches;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which commits wake other nodes.
final class NewsTest {
  private final TestClock clock = new TestClock();
  private final String name = PostgresServer.running().newDatabase();
  private final AtomicInteger rung = new AtomicInteger();
  private PostgresDatabase database;
  private Passport passport;

  private record Ports(StorePorts ports) implements ServedPorts {
    @Override
    public void settle() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void open() throws Exception {
    PostgresStoreOptions options = PostgresUnderTest.options(PostgresServer.running(), name);
    database = PostgresDatabase.open(options);
    var transactions = new PostgresTransactions(database::open, options, rung::incrementAndGet);
    var ports =
        StorePorts.on(
            transactions,
            Dialect.POSTGRESQL,
            PostgresUnderTest.keys().seals(),
            new Touches(() -> {}),
            transactions.commits(),
            JdbiChanges.IN_ORDER);
    passport = new Passport(new Ports(ports), clock);
  }

  @AfterEach
  void close() {
    database.close();
    PostgresServer.running().giveBack(name);
  }

  @Test
  void aLoginThatEndsNothingWakesNobody() {
    SignedIn _ = passport.signIn(Passport.ALICE);

    assertThat(rung).hasValue(0);
  }

  @Test
  void aSessionIdThatNobodyEverHadWakesNobody() {
    SignedIn alice = passport.signIn(Passport.ALICE);

    var _ =
        passport
            .store
            .sessions()
            .endOne(alice.session().identity(), new SessionId(new UUID(1, 1)), clock.instant());

    assertThat(rung).hasValue(0);
  }

  @Test
  void theEndOfASessionWakesTheOthers() {
    SignedIn alice = passport.signIn(Passport.ALICE);

    var _ =
        passport
            .store
            .sessions()
            .endOne(alice.session().identity(), alice.session().id(), clock.instant());

    assertThat(rung).hasValue(1);
  }
}
