package dev.minipassport.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.login.LoginCode;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.storage.sql.Housekeeping.Swept;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.token.TokenDigest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HousekeepingTest {
  @TempDir Path directory;
  private final TestClock clock = new TestClock();
  private StoreUnderTest store;
  private Passport passport;

  @BeforeEach
  void open() {
    store = StoreUnderTest.bare(directory, clock);
    passport = new Passport(store, clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void sweepAfter(Duration time) {
    clock.advance(time);
    var _ = store.embedded().sweep(clock.instant());
  }

  private int count(String from) {
    try (Handle handle = SqliteDatabase.durable(directory.resolve("minipassport.db")).open()) {
      return handle.createQuery("SELECT COUNT(*) FROM " + from).mapTo(Integer.class).one();
    }
  }

  @Test
  void whatIsStillOfUseStays() {
    SignedIn alice = passport.signIn(Passport.ALICE);

    assertThat(store.embedded().sweep(clock.instant())).isEqualTo(new Swept(0, false));
    assertThat(passport.admits(alice.token())).isTrue();
    assertThat(count("login_codes WHERE token IS NOT NULL")).isEqualTo(1);
  }

  @Test
  void sessionsPastTheirEndGoWithTheirPredecessors() {
    SignedIn alice = passport.signIn(Passport.ALICE);
    SignedIn next = passport.launch(Passport.ALICE, alice.token());
    store.sessions().end(next.session(), EndReason.REVOKED, clock.instant());
    assertThat(count("predecessors")).isEqualTo(1);

    sweepAfter(Duration.ofDays(30).minusMillis(1));
    assertThat(count("sessions")).isEqualTo(1);

    sweepAfter(Duration.ofMillis(1));
    assertThat(count("sessions")).isZero();
    assertThat(count("predecessors")).isZero();
    assertThat(count("identities")).isEqualTo(1);
  }

  @Test
  void theReplayOfACodeIsWipedAfterItsWindowAndTheCodeAfterFiveMinutes() {
    LoginCode code = passport.codeOf(Passport.ALICE);
    var _ = passport.login(Passport.APP, code);

    sweepAfter(Duration.ofSeconds(10));
    assertThat(count("login_codes WHERE token IS NULL")).isEqualTo(1);

    sweepAfter(Duration.ofMinutes(5));
    assertThat(count("login_codes")).isZero();
  }

  @Test
  void theReplayOfAPredecessorIsWipedAfterItsGrace() {
    SignedIn alice = passport.signIn(Passport.ALICE);
    clock.advance(Duration.ofDays(2));
    var _ = passport.rotate.rotate(Passport.APP, alice.token());
    TokenDigest old = alice.token().digest();
    var superseded = (Session.Superseded) store.sessions().findBy(old).orElseThrow();
    Instant graceEndsAt = clock.instant().plus(Duration.ofSeconds(30));
    store.sessions().presented(superseded.current(), graceEndsAt);

    sweepAfter(Duration.ofSeconds(29));
    assertThat(count("predecessors WHERE successor IS NULL")).isZero();
    sweepAfter(Duration.ofSeconds(1));

    var wiped = (Session.Superseded) store.sessions().findBy(old).orElseThrow();
    assertThat(wiped.successor()).isEmpty();
    assertThat(wiped.graceEndsAt()).contains(graceEndsAt);
  }

  @Test
  void replacedSessionKeysGoAfterFiveMinutes() {
    passport.signIn(Passport.ALICE);
    passport.signIn(Passport.ALICE);

    sweepAfter(Duration.ofMinutes(5).minusMillis(1));
    assertThat(count("session_keys")).isEqualTo(2);
    sweepAfter(Duration.ofMillis(1));
    assertThat(count("session_keys")).isEqualTo(1);
  }

  @Test
  void unusedTicketsGo() {
    SignedIn alice = passport.signIn(Passport.ALICE);
    var _ = passport.issueHandoff.issue(Passport.APP, alice.token());

    sweepAfter(Duration.ofSeconds(60));
    assertThat(count("handoffs")).isZero();
  }

  @Test
  void changesGoAfterThirtyDaysButForTheLast() {
    SignedIn alice = passport.signIn(Passport.ALICE);
    SignedIn bob = passport.signIn(Passport.BOB);
    store.sessions().endAll(alice.session().identity(), clock.instant());
    store.sessions().endAll(bob.session().identity(), clock.instant());

    sweepAfter(Duration.ofDays(30));
    assertThat(count("changes")).isEqualTo(2);
    sweepAfter(Duration.ofMillis(1));
    assertThat(count("changes")).isEqualTo(1);
    sweepAfter(Duration.ofDays(30));
    assertThat(count("changes")).isEqualTo(1);
  }

  private void expiredTickets(int number) {
    try (Handle handle = SqliteDatabase.durable(directory.resolve("minipassport.db")).open()) {
      handle.execute(
          """
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
          INSERT INTO handoffs (ticket, app, parent, expires_at)
          SELECT CAST(i AS BLOB), 'wx', 'p', 0 FROM n
          """,
          number);
    }
  }

  @Test
  void moreThanOneBatchGoesInOneSweep() {
    expiredTickets(1201);
    long before = store.embedded().commits();

    assertThat(store.embedded().sweep(clock.instant())).isEqualTo(new Swept(1201, false));
    assertThat(store.embedded().commits() - before).isGreaterThan(8);
    assertThat(count("handoffs")).isZero();
  }

  @Test
  void whatASweepLeavesTheNextOnesFinish() {
    expiredTickets(25_000);

    assertThat(store.embedded().sweep(clock.instant())).isEqualTo(new Swept(10_000, true));
    assertThat(store.embedded().sweep(clock.instant())).isEqualTo(new Swept(10_000, true));
    assertThat(store.embedded().sweep(clock.instant())).isEqualTo(new Swept(5_000, false));
    assertThat(count("handoffs")).isZero();
  }

  @Test
  void whatCannotBeRemovedDoesNotSlowDownTheRest() {
    SignedIn _ = passport.signIn(Passport.ALICE);
    expiredTickets(15_000);
    stuck("sessions");
    clock.advance(Duration.ofDays(31));

    assertThat(store.embedded().sweep(clock.instant()).more()).isTrue();
    assertThat(store.embedded().sweep(clock.instant()).more()).isFalse();
    assertThat(count("handoffs")).isZero();
  }

  private void stuck(String table) {
    try (Handle handle = SqliteDatabase.durable(directory.resolve("minipassport.db")).open()) {
      handle.execute(
          "CREATE TRIGGER %1$s_stuck BEFORE DELETE ON %1$s BEGIN SELECT RAISE(ABORT, 'stuck'); END"
              .formatted(table));
    }
  }

  @Test
  void whatCannotBeRemovedDoesNotKeepBackTheRest() {
    SignedIn _ = passport.signIn(Passport.ALICE);
    expiredTickets(1);
    stuck("sessions");

    sweepAfter(Duration.ofDays(31));
    assertThat(count("sessions")).isEqualTo(1);
    assertThat(count("handoffs")).isZero();
    assertThat(count("login_codes")).isZero();
  }

  /// What was removed must not be found in the file or its log by who gets hold of them.
  @Test
  void whatWasRemovedIsGoneFromTheDisk() throws Exception {
    SignedIn alice = passport.signIn(Passport.ALICE, "Erasable-Phone");
    assertThat(passport.admits(alice.token())).isTrue();
    assertThat(onDisk("Erasable-Phone")).isTrue();

    sweepAfter(Duration.ofDays(31));
    assertThat(onDisk("Erasable-Phone")).isFalse();
  }

  @Test
  void aLogThatAReaderHoldsIsTruncatedOnceTheReaderIsDone() throws Exception {
    SignedIn alice = passport.signIn(Passport.ALICE, "Erasable-Phone");
    assertThat(passport.admits(alice.token())).isTrue();
    try (Handle reader = SqliteDatabase.durable(directory.resolve("minipassport.db")).open()) {
      reader.execute("BEGIN");
      assertThat(reader.createQuery("SELECT COUNT(*) FROM sessions").mapTo(Integer.class).one())
          .isEqualTo(1);

      clock.advance(Duration.ofDays(31));
      assertThat(store.embedded().sweep(clock.instant()).more()).isTrue();
      assertThat(onDisk("Erasable-Phone")).isTrue();
      reader.execute("COMMIT");
    }
    assertThat(store.embedded().sweep(clock.instant())).isEqualTo(new Swept(0, false));
    assertThat(onDisk("Erasable-Phone")).isFalse();
  }

  private boolean onDisk(String text) throws Exception {
    for (String name : List.of("minipassport.db", "minipassport.db-wal")) {
      String content = Files.readString(directory.resolve(name), StandardCharsets.ISO_8859_1);
      if (content.contains(text)) {
        return true;
      }
    }
    return false;
  }
}
