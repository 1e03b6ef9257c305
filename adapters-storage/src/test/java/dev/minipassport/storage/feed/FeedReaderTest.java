package dev.minipassport.storage.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.storage.ReadsOnly;
import dev.minipassport.storage.postgresql.FreshDatabase;
import dev.minipassport.storage.sql.Commits;
import dev.minipassport.storage.sql.Dialect;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The thread that reads, by itself and when it is woken.
final class FeedReaderTest {
  private static final int PATIENCE = 10;
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final FreshDatabase database = FreshDatabase.onPostgres();
  private final Semaphore reads = new Semaphore(0);
  private volatile boolean down;

  @AfterEach
  void giveBack() {
    database.close();
  }

  private final class Counted extends ReadsOnly {
    @Override
    public <T> T read(Function<Handle, T> work) {
      reads.release();
      if (down) {
        throw new Unavailable(Dependency.STORE, Duration.ofSeconds(1));
      }
      try (Handle handle = database.open()) {
        return work.apply(handle);
      }
    }
  }

  private Feed feed(FeedOptions options) {
    var feed =
        new Feed(new Counted(), Dialect.POSTGRESQL, new Commits(), options, System::nanoTime);
    int _ = reads.drainPermits();
    return feed;
  }

  private void awaitReads(int number) throws InterruptedException {
    assertThat(reads.tryAcquire(number, PATIENCE, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void withoutAWakeUpItReadsAgainAndAgain() throws Exception {
    var options = new FeedOptions(Duration.ofMillis(200), LONGEST);
    try (var _ = new FeedReader(feed(options), options)) {
      awaitReads(4);
    }
  }

  @Test
  void itReadsOnWhenTheStoreIsBack() throws Exception {
    var options = new FeedOptions(Duration.ofMillis(200), LONGEST);
    Feed feed = feed(options);
    try (var _ = new FeedReader(feed, options)) {
      down = true;
      awaitReads(4);
      down = false;
      awaitReads(4);
      assertThat(feed.statistics().reads()).isPositive();
      assertThat(feed.statistics().failures()).isPositive();
    }
  }

  /// By itself it would read four times a minute.
  @Test
  void aWakeUpMakesItReadAtOnce() throws Exception {
    var options = new FeedOptions(Duration.ofMinutes(1), LONGEST);
    try (var reader = new FeedReader(feed(options), options)) {
      awaitReads(1);
      reader.wake();
      awaitReads(1);
    }
  }
}
