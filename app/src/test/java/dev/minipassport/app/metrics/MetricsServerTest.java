package dev.minipassport.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.app.Refusal;
import dev.minipassport.grpc.CallCount;
import dev.minipassport.storage.cache.CacheStatistics;
import dev.minipassport.storage.feed.FeedStatistics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class MetricsServerTest {
  private final AtomicReference<FeedStatistics> feed =
      new AtomicReference<>(
          new FeedStatistics(Duration.ofMillis(120), Duration.ofMillis(3), 240, 17, 1, 2, 4));
  private final Counted counted =
      new Counted(
          () -> List.of(new CallCount("a.B/C", "OK", 8), new CallCount("a.B/C", "INTERNAL", 9)),
          () -> 7,
          () -> new CacheStatistics(1000, 5, 6),
          Optional.of(feed::get));

  @Test
  void allThatIsCountedIsFetchedAnew() throws Exception {
    try (MetricsServer server = MetricsServer.start(0, counted)) {
      assertThat(fetched(server.uri()))
          .contains(
              """
              minipassport_calls_total{method="a.B/C",status="INTERNAL"} 9.0
              minipassport_calls_total{method="a.B/C",status="OK"} 8.0
              """)
          .contains("\nminipassport_calls_at_work 7.0\n")
          .contains("\nminipassport_cache_sessions 1000.0\n")
          .contains("\nminipassport_cache_bypasses_total 5.0\n")
          .contains("\nminipassport_cache_dropped_loads_total 6.0\n")
          .contains("\nminipassport_feed_age_seconds 0.12\n")
          .contains("\nminipassport_feed_lag_seconds 0.003\n")
          .contains("\nminipassport_feed_reads_total 240.0\n")
          .contains("\nminipassport_feed_changes_total 17.0\n")
          .contains("\nminipassport_feed_failures_total 1.0\n")
          .contains("\nminipassport_feed_restarts_total 2.0\n")
          .contains("\nminipassport_feed_missing 4.0\n")
          .contains("\njvm_");

      feed.set(new FeedStatistics(Duration.ofSeconds(9), Duration.ZERO, 241, 17, 1, 2, 4));

      assertThat(fetched(server.uri()))
          .contains("\nminipassport_feed_age_seconds 9.0\n")
          .contains("\nminipassport_feed_reads_total 241.0\n");
    }
  }

  @Test
  void whereNoOtherNodeWritesNothingIsSaidOfAFeed() throws Exception {
    var alone = new Counted(counted.calls(), counted.atWork(), counted.cache(), Optional.empty());
    try (MetricsServer server = MetricsServer.start(0, alone)) {
      assertThat(fetched(server.uri()))
          .contains("minipassport_cache_sessions")
          .doesNotContain("minipassport_feed");
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    try (MetricsServer server = MetricsServer.start(0, counted)) {
      int port = server.uri().getPort();

      assertThatThrownBy(() -> MetricsServer.start(port, counted))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("port " + port)
          .hasMessageContaining("in use")
          .hasMessageContaining("metrics.port");
    }
  }

  private static String fetched(URI uri) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }
}
