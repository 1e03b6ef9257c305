package dev.minipassport.app.metrics;

import dev.minipassport.app.Refusal;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;

/// Answers `GET /metrics` on this machine, as Prometheus asks.
public final class MetricsServer implements AutoCloseable {
  private final HTTPServer server;

  private MetricsServer(HTTPServer server) {
    this.server = server;
  }

  /// Listens from now on.
  ///
  /// @param port 0 takes a free one
  /// @throws Refusal with what to do, if nothing can listen there
  public static MetricsServer start(int port, Counted counted) {
    try {
      return new MetricsServer(
          HTTPServer.builder()
              .inetAddress(InetAddress.getLoopbackAddress())
              .port(port)
              .registerHealthHandler(false)
              .registry(Metrics.of(counted))
              .buildAndStart());
    } catch (IOException e) {
      throw Refusal.failed(
          ("The metrics cannot be served on port %d; the system says: %s. Choose another for"
                  + " metrics.port, or 0 for a free one, or leave it out.")
              .formatted(port, e.getMessage()),
          e);
    }
  }

  /// Where they are fetched.
  public URI uri() {
    return URI.create("http://127.0.0.1:%d/metrics".formatted(server.getPort()));
  }

  @Override
  public void close() {
    server.close();
  }
}
