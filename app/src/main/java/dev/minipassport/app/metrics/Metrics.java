package dev.minipassport.app.metrics;

import dev.minipassport.storage.cache.CacheStatistics;
import dev.minipassport.storage.feed.FeedStatistics;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/// The names under which everything that is counted is found. No label holds what a caller sent.
final class Metrics {
  private static final double NANOS_OF_SECOND = Duration.ofSeconds(1).toNanos();

  private final PrometheusRegistry registry = new PrometheusRegistry();

  private Metrics() {}

  static PrometheusRegistry of(Counted counted) {
    var metrics = new Metrics();
    metrics.calls(counted);
    metrics.cache(counted.cache());
    counted.feed().ifPresent(metrics::feed);
    JvmMetrics.builder().register(metrics.registry);
    return metrics.registry;
  }

  private void calls(Counted counted) {
    var _ =
        CounterWithCallback.builder()
            .name("minipassport_calls_total")
            .help("Calls that ended, by method and gRPC status.")
            .labelNames("method", "status")
            .callback(
                told ->
                    counted
                        .calls()
                        .get()
                        .forEach(
                            call -> told.call((double) call.calls(), call.method(), call.status())))
            .register(registry);
    gauge(
        "calls_at_work",
        "Calls that wait for the store or for WeChat.",
        counted.atWork()::getAsInt);
  }

  private void cache(Supplier<CacheStatistics> cache) {
    gauge("cache_sessions", "Sessions in memory.", () -> cache.get().sessions());
    counter(
        "cache_bypasses_total",
        "Sessions asked of the store while the changes of other nodes were not known.",
        () -> cache.get().bypasses());
    counter(
        "cache_dropped_loads_total",
        "Answers of the store that a change overtook.",
        () -> cache.get().droppedLoads());
  }

  private void feed(Supplier<FeedStatistics> feed) {
    gauge(
        "feed_age_seconds",
        "How old the knowledge of other nodes' changes is; memory is not believed beyond the lag"
            + " that is configured.",
        () -> seconds(feed.get().age()));
    gauge(
        "feed_lag_seconds",
        "How long the last read of changes took until it was applied.",
        () -> seconds(feed.get().lag()));
    gauge(
        "feed_missing",
        "Numbers of changes that were passed over and may yet appear.",
        () -> feed.get().missing());
    counter("feed_reads_total", "Reads of changes that were applied.", () -> feed.get().reads());
    counter("feed_changes_total", "Changes that were applied.", () -> feed.get().changes());
    counter("feed_failures_total", "Reads of changes that failed.", () -> feed.get().failures());
    counter(
        "feed_restarts_total",
        "Times that all of memory was forgotten, since the table was another one.",
        () -> feed.get().restarts());
  }

  private void gauge(String name, String help, DoubleSupplier figure) {
    var _ =
        GaugeWithCallback.builder()
            .name("minipassport_" + name)
            .help(help)
            .callback(told -> told.call(figure.getAsDouble()))
            .register(registry);
  }

  private void counter(String name, String help, DoubleSupplier figure) {
    var _ =
        CounterWithCallback.builder()
            .name("minipassport_" + name)
            .help(help)
            .callback(told -> told.call(figure.getAsDouble()))
            .register(registry);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS_OF_SECOND;
  }
}
