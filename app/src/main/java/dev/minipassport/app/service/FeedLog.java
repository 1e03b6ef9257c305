package dev.minipassport.app.service;

import dev.minipassport.storage.cache.CacheStatistics;
import dev.minipassport.storage.feed.FeedStatistics;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says once a minute how far this node is behind the others, and what its cache made of that.
final class FeedLog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FeedLog.class);
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("feed-log").daemon().factory());

  private FeedLog() {}

  static FeedLog of(Supplier<FeedStatistics> feed, Supplier<CacheStatistics> cache) {
    var feedLog = new FeedLog();
    ScheduledFuture<?> _ =
        feedLog.timer.scheduleAtFixedRate(
            () -> log.info("{}", line(feed.get(), cache.get())),
            PERIOD.toSeconds(),
            PERIOD.toSeconds(),
            TimeUnit.SECONDS);
    return feedLog;
  }

  static String line(FeedStatistics feed, CacheStatistics cache) {
    return "Feed: age %d ms, lag %d ms, %d reads, %d changes, %d failures, %d restarts, %d missing;"
            .formatted(
                feed.age().toMillis(),
                feed.lag().toMillis(),
                feed.reads(),
                feed.changes(),
                feed.failures(),
                feed.restarts(),
                feed.missing())
        + " cache: %d sessions, %d bypasses, %d dropped loads"
            .formatted(cache.sessions(), cache.bypasses(), cache.droppedLoads());
  }

  @Override
  public void close() {
    var _ = timer.shutdownNow();
  }
}
