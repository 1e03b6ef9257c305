package dev.minipassport.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.storage.cache.CacheStatistics;
import dev.minipassport.storage.feed.FeedStatistics;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FeedLogTest {
  @Test
  void aLineHasAllThatIsCounted() {
    var feed = new FeedStatistics(Duration.ofMillis(120), Duration.ofMillis(3), 240, 17, 1, 2, 4);

    assertThat(FeedLog.line(feed, new CacheStatistics(1000, 5, 6)))
        .isEqualTo(
            "Feed: age 120 ms, lag 3 ms, 240 reads, 17 changes, 1 failures, 2 restarts, 4 missing;"
                + " cache: 1000 sessions, 5 bypasses, 6 dropped loads");
  }
}
