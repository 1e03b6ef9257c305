package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.storage.sql.Housekeeping.Swept;
import dev.minipassport.storage.sql.SweepTurn;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A sweep waits for the lock of a row that somebody is prolonging, and does not wait for the sweep
/// of another node.
final class SweepRaceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestClock clock = new TestClock();
  private final String database = PostgresServer.running().newDatabase();
  private PostgresUnderTest store;
  private Connection somebody;

  @BeforeEach
  void open() throws SQLException {
    store = PostgresUnderTest.on(database, clock);
    somebody = PostgresServer.running().connect(database);
    somebody.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    somebody.close();
    store.close();
    PostgresServer.running().giveBack(database);
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private void prolongs(String sql) throws SQLException {
    try (Statement statement = somebody.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  private void sweepMeets() throws Exception {
    var sweep = CompletableFuture.runAsync(() -> store.postgres().sweep(clock.instant()));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (asked("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) {
      assertThat(System.nanoTime()).describedAs("nobody waits").isLessThan(end);
    }
    somebody.commit();
    sweep.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private long asked(String question) throws SQLException {
    try (Connection connection = PostgresServer.running().connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    }
  }

  @Test
  void aSessionThatALoginContinuesStays() throws Exception {
    SignedIn alice = new Passport(store, clock).signIn(Passport.ALICE);
    clock.advance(SessionTerms.DEFAULT.absolute());
    prolongs(
        "UPDATE sessions SET ends_at = %d WHERE id = '%s'"
            .formatted(
                micros(clock.instant().plus(SessionTerms.DEFAULT.absolute())),
                alice.session().id()));

    sweepMeets();

    assertThat(asked("SELECT count(*) FROM sessions")).isEqualTo(1);
  }

  @Test
  void aSecretThatWasReplacedAMomentAgoIsKeptForItsOverlap() throws Exception {
    PostgresServer.running()
        .execute(
            database,
            """
            INSERT INTO registered_apps (app, added, served, secret, previous, overlap_ends)
            VALUES ('wx1', TRUE, TRUE, 'b', 'a', %d)
            """
                .formatted(micros(clock.instant())));
    prolongs(
        "UPDATE registered_apps SET previous = secret, secret = 'c', overlap_ends = %d"
            .formatted(micros(clock.instant().plus(Duration.ofHours(1)))));

    sweepMeets();

    assertThat(asked("SELECT count(*) FROM registered_apps WHERE previous IS NOT NULL"))
        .isEqualTo(1);
  }

  @Test
  void aNodeLeavesItToAnotherThatIsAtIt() throws Exception {
    SignedIn alice = new Passport(store, clock).signIn(Passport.ALICE);
    clock.advance(SessionTerms.DEFAULT.absolute());

    try (Handle other = Jdbi.open(somebody)) {
      assertThat(SweepTurn.taken(other)).isTrue();
      assertThat(store.postgres().sweep(clock.instant())).isEqualTo(new Swept(0, false));
      assertThat(asked("SELECT count(*) FROM sessions")).isEqualTo(1);
      somebody.rollback();

      assertThat(store.postgres().sweep(clock.instant()).rows()).isPositive();
    }
    assertThat(
            asked("SELECT count(*) FROM sessions WHERE id = '%s'".formatted(alice.session().id())))
        .isZero();
  }
}
