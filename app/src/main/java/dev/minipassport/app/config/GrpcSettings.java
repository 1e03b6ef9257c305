package dev.minipassport.app.config;

import dev.minipassport.app.settings.Values;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Where and how callers are served. Plaintext is for loopback only.
///
/// @param port 0 takes a free one
/// @param drain the longest wait for calls in flight at the end
public record GrpcSettings(
    String host,
    int port,
    boolean reflection,
    Optional<TlsSettings> tls,
    GrpcLimits limits,
    Duration drain) {
  static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  public GrpcSettings {
    if (tls.isEmpty() && !LOOPBACK.contains(host)) {
      throw new IllegalArgumentException(
          "without grpc.tls only 127.0.0.1 is served; configure grpc.tls.certificate, .key and"
              + " .client-ca or remove grpc.host");
    }
  }

  static GrpcSettings from(Values values) {
    String host = values.get(Keys.GRPC_HOST);
    int port = values.get(Keys.GRPC_PORT);
    boolean reflection = values.get(Keys.GRPC_REFLECTION);
    Optional<TlsSettings> tls = TlsSettings.from(values);
    GrpcLimits limits = GrpcLimits.from(values);
    Duration drain = values.get(Keys.DRAIN);
    return values
        .build(
            "grpc.host", () -> new GrpcSettings(host, port, reflection, tls, limits, drain))
        .orElseGet(() -> new GrpcSettings("127.0.0.1", port, reflection, tls, limits, drain));
  }

  public GrpcSettings withReflection() {
    return new GrpcSettings(host, port, true, tls, limits, drain);
  }
}
