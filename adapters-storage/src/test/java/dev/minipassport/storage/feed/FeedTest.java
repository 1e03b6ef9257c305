package dev.minipassport.storage.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.storage.ReadsOnly;
import dev.minipassport.storage.postgresql.FreshDatabase;
import dev.minipassport.storage.sql.CommitListener;
import dev.minipassport.storage.sql.Dialect;
import dev.minipassport.token.TokenDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Reads the changes that connections of a real server commit, in whatever order.
final class FeedTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final FeedOptions OPTIONS =
      new FeedOptions(Duration.ofSeconds(1), Duration.ofSeconds(20));

  private final FreshDatabase database = FreshDatabase.onPostgres();
  private final AtomicLong nanos = new AtomicLong();
  private final List<IdentityId> told = new ArrayList<>();
  private boolean down;
  private int forgotten;

  @AfterEach
  void giveBack() {
    database.close();
  }

  private final class Told implements CommitListener {
    @Override
    public void changed(IdentityId identity) {
      told.add(identity);
    }

    @Override
    public void anything() {
      forgotten++;
    }

    @Override
    public void cameIntoBeing(TokenDigest token) {
      throw new AssertionError("a feed knows no tokens");
    }
  }

  /// Reads that can be taken away.
  private final class Reads extends ReadsOnly {
    @Override
    public <T> T read(Function<Handle, T> work) {
      if (down) {
        throw new Unavailable(Dependency.STORE, Duration.ofSeconds(1));
      }
      try (Handle handle = database.open()) {
        return work.apply(handle);
      }
    }
  }

  private Feed feed(FeedOptions options) {
    return new Feed(new Reads(), Dialect.POSTGRESQL, new Told(), options, nanos::get);
  }

  private static IdentityId person(int number) {
    return new IdentityId(new UUID(0, number));
  }

  private static void change(Handle handle, int person, String kind) {
    handle
        .createUpdate(
            "INSERT INTO changes (app, identity, kind, at) VALUES ('wx1', :identity, :kind, 0)")
        .bind("identity", person(person))
        .bind("kind", kind)
        .execute();
  }

  private void commit(int person, String kind) {
    try (Handle handle = database.open()) {
      change(handle, person, kind);
    }
  }

  @Test
  void whatConcernsSessionsIsToldOnce() {
    commit(1, "SESSIONS_ENDED");
    Feed feed = feed(OPTIONS);
    commit(2, "SESSIONS_ENDED");
    commit(3, "PROFILE_ERASED");
    commit(4, "TOKEN_CHANGED");

    feed.read();
    feed.read();

    assertThat(told).containsExactly(person(2), person(4));
  }

  /// An operator ends everybody's sessions, as docs/operations.md says, while this node starts.
  @Test
  void whoeverWroteBeforeTheFeedBeganIsWaitedFor() {
    Feed feed;
    try (Handle operator = database.open()) {
      operator.execute("SET statement_timeout = 0");
      operator.begin();
      operator.execute(
          """
          INSERT INTO changes (app, identity, kind, at)
          SELECT 'wx1', '00000000-0000-0000-0000-' || lpad(i::text, 12, '0'), 'SESSIONS_ENDED', 0
          FROM generate_series(1, 50000) AS i
          """);
      commit(1, "SESSIONS_ENDED");
      feed = feed(new FeedOptions(Duration.ofSeconds(1), Duration.ofSeconds(1)));
      feed.read();
      assertThat(feed.holds()).isFalse();
      assertThat(feed.settled()).isZero();
      forgotten = 0;
      operator.commit();
    }

    while (feed.read()) {
      assertThat(feed.holds()).isTrue();
    }

    assertThat(forgotten).isEqualTo(1);
    assertThat(feed.settled()).isEqualTo(50_001);
  }

  @Test
  void whatANewerNodeSaysMayConcernSessions() {
    Feed feed = feed(OPTIONS);
    commit(1, "TO_COME");

    feed.read();

    assertThat(told).containsExactly(person(1));
  }

  @Test
  void aLowerNumberThatIsCommittedLaterIsTold() {
    Feed feed = feed(OPTIONS);
    lateCommit(feed);

    assertThat(told).containsExactly(person(2), person(1));
  }

  /// What the test before would miss.
  @Test
  void withoutLookingAgainItWouldNotBe() {
    var noTime = new FeedOptions(OPTIONS.lag(), Duration.ZERO);
    var hasty = new Feed(new Reads(), Dialect.SQLITE, new Told(), noTime, nanos::get);
    lateCommit(hasty);

    assertThat(told).containsExactly(person(2));
  }

  /// As one that waits for a standby: nothing ends it.
  @Test
  void aCommitThatTakesAnHourIsTold() {
    Feed feed = feed(OPTIONS);
    try (Handle slow = database.open()) {
      slow.begin();
      changeUnderLock(slow, 1);
      commit(2, "SESSIONS_ENDED");
      feed.read();
      nanos.addAndGet(Duration.ofHours(1).toNanos());
      feed.read();
      feed.read();
      assertThat(feed.statistics().missing()).isEqualTo(1);
      slow.commit();
    }
    feed.read();

    assertThat(told).containsExactly(person(2), person(1));
    assertThat(feed.statistics().missing()).isZero();
  }

  @Test
  void whatWasRolledBackIsNotLookedForForEver() {
    Feed feed = feed(OPTIONS);
    try (Handle failed = database.open()) {
      failed.begin();
      changeUnderLock(failed, 1);
      commit(2, "SESSIONS_ENDED");
      failed.rollback();
    }
    feed.read();
    assertThat(feed.statistics().missing()).isEqualTo(1);
    nanos.addAndGet(OPTIONS.longest().toNanos());
    readUntilNothingIsMissing(feed);
  }

  /// Transactions of other tests on the same server may have begun before; none takes long.
  private static void readUntilNothingIsMissing(Feed feed) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    do {
      assertThat(System.nanoTime()).describedAs("time ran out").isLessThan(end);
      feed.read();
    } while (feed.statistics().missing() > 0);
  }

  /// Whoever writes a change holds the lock of a row.
  private static void changeUnderLock(Handle handle, int person) {
    handle.execute("SELECT * FROM store_facts FOR UPDATE");
    change(handle, person, "SESSIONS_ENDED");
  }

  @Test
  void afterAServerTookOverThatLacksTheLastChangesEverythingIsForgotten() {
    commit(1, "SESSIONS_ENDED");
    commit(2, "SESSIONS_ENDED");
    Feed feed = feed(OPTIONS);
    try (Handle handle = database.open()) {
      handle.execute("DELETE FROM changes WHERE identity = ?", person(2));
      handle.execute("ALTER TABLE changes ALTER COLUMN seq RESTART WITH 2");
    }
    commit(3, "SESSIONS_ENDED");
    assertThat(forgotten).isEqualTo(1);

    feed.read();
    assertThat(forgotten).isEqualTo(2);
    assertThat(feed.statistics().restarts()).isEqualTo(1);

    commit(4, "SESSIONS_ENDED");
    feed.read();
    assertThat(told).containsExactly(person(4));
    assertThat(forgotten).isEqualTo(2);
  }

  private void lateCommit(Feed feed) {
    try (Handle slow = database.open()) {
      slow.begin();
      change(slow, 1, "SESSIONS_ENDED");
      commit(2, "SESSIONS_ENDED");
      feed.read();
      feed.read();
      slow.commit();
    }
    feed.read();
  }

  @Test
  void aNumberThatWasDrawnBeforeTheFeedBeganIsTold() {
    Feed feed;
    try (Handle slow = database.open()) {
      slow.begin();
      change(slow, 1, "SESSIONS_ENDED");
      commit(2, "SESSIONS_ENDED");
      feed = feed(OPTIONS);
      slow.commit();
    }

    feed.read();

    assertThat(told).containsExactly(person(1));
  }

  @Test
  void withoutReadsNothingIsBelievedAfterTheLag() {
    Feed feed = feed(OPTIONS);
    feed.read();
    down = true;

    nanos.addAndGet(OPTIONS.lag().toNanos());
    assertThat(feed.holds()).isTrue();
    assertThatThrownBy(feed::read).isInstanceOf(Unavailable.class);
    nanos.incrementAndGet();
    assertThat(feed.holds()).isFalse();
    assertThat(feed.statistics().age()).isEqualTo(OPTIONS.lag().plusNanos(1));

    down = false;
    feed.read();
    assertThat(feed.holds()).isTrue();
  }

  @Test
  void muchIsCaughtUpWithInSteps() {
    Feed feed = feed(OPTIONS);
    commitMany(Position.MOST + 1);
    commit(1, "SESSIONS_ENDED");
    nanos.addAndGet(OPTIONS.lag().toNanos() + 1);

    assertThat(feed.read()).isTrue();
    assertThat(told).hasSize(Position.MOST).doesNotContain(person(1));
    assertThat(feed.holds()).describedAs("as long as there is more").isFalse();

    assertThat(feed.read()).isFalse();
    assertThat(told).hasSize(Position.MOST + 2).contains(person(1));
    assertThat(feed.holds()).isTrue();
    assertThat(forgotten).isEqualTo(1);
  }

  @Test
  void muchThatAppearsInOneGapIsCaughtUpWithInSteps() {
    Feed feed = feed(OPTIONS);
    try (Handle many = database.open()) {
      many.begin();
      changeMany(many, 2 * ChangeRead.PAGE + 1);
      commit(2, "SESSIONS_ENDED");
      assertThat(feed.read()).isFalse();
      many.commit();
    }

    assertThat(feed.read()).isTrue();
    assertThat(feed.read()).isTrue();
    assertThat(feed.read()).isFalse();

    assertThat(told).hasSize(2 * ChangeRead.PAGE + 2);
    assertThat(feed.statistics().missing()).isZero();
  }

  /// As where somebody with as many sessions signs in under a limit.
  @Test
  void aNumberBelowManyThatAreUnderWayIsTold() {
    Feed feed = feed(OPTIONS);
    try (Handle late = database.open();
        Handle many = database.open()) {
      late.begin();
      many.begin();
      change(late, 1, "SESSIONS_ENDED");
      changeMany(many, 25_000);
      commit(2, "SESSIONS_ENDED");
      feed.read();
      assertThat(feed.statistics().missing()).isEqualTo(25_001);
      many.rollback();
      feed.read();
      late.commit();
    }

    feed.read();

    assertThat(told).containsExactly(person(2), person(1));
    assertThat(feed.settled()).isEqualTo(1);
  }

  private void commitMany(int number) {
    try (Handle handle = database.open()) {
      changeMany(handle, number);
    }
  }

  private static void changeMany(Handle handle, int number) {
    int _ =
        handle.execute(
            """
            INSERT INTO changes (app, identity, kind, at)
            SELECT 'wx1', '00000000-0000-0000-0000-000000000007', 'SESSION_ENDED', 0
            FROM generate_series(1, ?)
            """,
            number);
  }

  @Test
  void manyChangesAreReadInPages() {
    Feed feed = feed(OPTIONS);
    commitMany(25_000);

    feed.read();

    assertThat(told).hasSize(25_000);
  }
}
