package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.change.Change;
import dev.minipassport.dossier.Dossiers.Orphan;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Matter;
import dev.minipassport.dossier.Profile;
import dev.minipassport.identity.Identity;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.storage.Said;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Backends read numbers that were drawn in one order and committed in another.
final class LateChangesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String APP = Passport.APP.value();

  private final TestClock clock = new TestClock();
  private final String database = PostgresServer.running().newDatabase();
  private PostgresUnderTest store;
  private Passport passport;
  private Connection slow;

  @BeforeEach
  void open() throws SQLException {
    store = PostgresUnderTest.on(database, clock);
    passport = new Passport(store, clock, clock::advance, new Random());
    slow = PostgresServer.running().connect(database);
    slow.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    slow.close();
    store.close();
    PostgresServer.running().giveBack(database);
  }

  private void slowly(String sql) throws SQLException {
    try (Statement statement = slow.createStatement()) {
      boolean _ = statement.execute(sql);
    }
  }

  private void drawNumberSlowly() throws SQLException {
    changeSlowly("RESUMED");
  }

  private void changeSlowly(String kind) throws SQLException {
    slowly(
        """
        INSERT INTO changes (app, identity, kind, at)
        VALUES ('%s', '00000000-0000-0000-0000-000000000001', '%s', 0)
        """
            .formatted(APP, kind));
  }

  private void endASession() {
    SignedIn login = passport.signIn(Passport.ALICE);
    var _ = passport.revoke.revokeAll(Passport.APP, login.token());
  }

  private List<Change> changes(long after) {
    return store.ports().changes().after(Passport.APP, after, 100);
  }

  private static List<Long> numbers(List<Change> changes) {
    return changes.stream().map(Change::sequence).toList();
  }

  @Test
  void aChangeIsNotListedBeforeThoseBelowItThatMayYetBeCommitted() throws Exception {
    endASession();
    List<Change> before = changes(0);
    long read = before.getLast().sequence();

    drawNumberSlowly();
    endASession();
    assertThat(changes(read)).isEmpty();

    slow.commit();
    assertThat(numbers(changes(read))).startsWith(read + 1, read + 2);
  }

  @Test
  void whatIsListedLaterIsListedAlsoWhereAllThatWasMissingWasTakenBack() throws Exception {
    drawNumberSlowly();
    endASession();
    assertThat(changes(0)).isEmpty();

    slow.rollback();
    awaits(() -> !changes(0).isEmpty());
    assertThat(changes(0).getFirst().sequence()).isGreaterThan(1);
  }

  /// What it does not know it must not pass over: a backend reads on behind the last it was told.
  @Test
  void theListEndsBeforeAChangeOfAKindThatOnlyNewerNodesKnow() throws Exception {
    endASession();
    List<Change> before = changes(0);

    changeSlowly("TURNED_TO_STONE");
    slow.commit();
    endASession();

    assertThat(changes(0)).isEqualTo(before);
    assertThat(changes(before.getLast().sequence() + 1)).isNotEmpty();
  }

  @Test
  void aPictureIsNumberedOnceThoseBelowItAreCommitted() throws Exception {
    Identity alice = passport.signIn(Passport.ALICE).session().identity();
    show(alice, Said.profile());
    slowly("INSERT INTO picture_turns (app, turn) VALUES ('%s', 1)".formatted(APP));
    slowly(
        "INSERT INTO orphaned_pictures (app, identity, url, at) VALUES ('%s', '', 'https://cdn.example.com/b.png', 0)"
            .formatted(APP));

    CompletableFuture<Void> dropped = CompletableFuture.runAsync(() -> show(alice, Profile.EMPTY));
    awaits(this::somebodyWaitsForARow);

    assertThat(pictures()).isEmpty();
    slow.commit();
    dropped.join();

    assertThat(pictures()).extracting(Orphan::sequence).containsExactly(1L, 2L);
  }

  private void show(Identity identity, Profile profile) {
    store
        .ports()
        .dossiers()
        .revise(
            identity,
            Matter.of(Said.SUBJECT, clock.instant()),
            dossier -> Revision.to(dossier.with(profile), dossier));
  }

  private List<Orphan> pictures() {
    return store.ports().dossiers().orphans(Passport.APP, 0, 10);
  }

  private boolean somebodyWaitsForARow() {
    try (Statement statement = slow.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1 FROM pg_locks WHERE NOT granted")) {
      return rows.next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaits(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).describedAs("time ran out").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
