package dev.minipassport.app.config;

import dev.minipassport.app.settings.Values;
import dev.minipassport.grpc.admission.Callers;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/// Where and how callers are served. Plaintext is for loopback only.
///
/// @param port 0 takes a free one
/// @param drain the longest wait for calls in flight at the end
public record GrpcSettings(
    InetAddress host,
    int port,
    boolean reflection,
    Optional<TlsSettings> tls,
    Callers callers,
    GrpcLimits limits,
    Duration drain) {
  public GrpcSettings {
    if (tls.isEmpty() && !host.isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "must be 127.0.0.1 as long as there is no TLS, since plaintext stays on this machine:"
              + " configure grpc.tls or remove grpc.host");
    }
  }

  static GrpcSettings from(Values values) {
    InetAddress host = values.get(Keys.GRPC_HOST);
    int port = values.get(Keys.GRPC_PORT);
    boolean reflection = values.get(Keys.GRPC_REFLECTION);
    Optional<TlsSettings> tls = TlsSettings.from(values);
    Callers callers = CallerSettings.from(values);
    GrpcLimits limits = GrpcLimits.from(values);
    Duration drain = values.get(Keys.DRAIN);
    return values
        .build(
            "grpc.host",
            () -> new GrpcSettings(host, port, reflection, tls, callers, limits, drain))
        .orElseGet(
            () ->
                new GrpcSettings(
                    InetAddress.getLoopbackAddress(),
                    port,
                    reflection,
                    tls,
                    callers,
                    limits,
                    drain));
  }

  public GrpcSettings withReflection() {
    return new GrpcSettings(host, port, true, tls, callers, limits, drain);
  }
}
