package dev.minipassport.grpc;

import dev.minipassport.grpc.admission.Callers;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Optional;

/// Where the server listens, and to whom.
///
/// @param host an IP address, or `localhost`. Without TLS only addresses of this machine itself
///     are taken
/// @param port 0 takes any free one
/// @param reflection whether callers may ask for the proto: for development only
/// @param callers who may do what, by the certificate they show
public record GrpcServerOptions(
    String host,
    int port,
    boolean reflection,
    Optional<Tls> tls,
    Callers callers,
    ConnectionLimits connections,
    CallLimits calls) {

  /// For callers that are not told apart.
  public GrpcServerOptions(
      String host,
      int port,
      boolean reflection,
      Optional<Tls> tls,
      ConnectionLimits connections,
      CallLimits calls) {
    this(host, port, reflection, tls, Callers.DEFAULT, connections, calls);
  }

  public GrpcServerOptions {
    var wrong = new ArrayList<String>();
    Options.within(wrong, "port", port, 0, 65_535);
    Optional<InetAddress> address = address(host);
    if (address.isEmpty()) {
      wrong.add("host must be an IP address or localhost");
    } else if (tls.isEmpty() && !address.get().isLoopbackAddress()) {
      wrong.add(
          "host must be 127.0.0.1, ::1 or localhost as long as TLS is not configured: plaintext"
              + " is served on this machine only");
    }
    Options.refuse(wrong);
  }

  /// Plaintext on 127.0.0.1 with every other option at its default.
  public static GrpcServerOptions onLoopback(int port) {
    return new GrpcServerOptions(
        "127.0.0.1", port, false, Optional.empty(), ConnectionLimits.DEFAULT, CallLimits.DEFAULT);
  }

  /// The address to bind; names are not looked up.
  InetAddress address() {
    return address(host).orElseThrow();
  }

  private static Optional<InetAddress> address(String host) {
    if (host.equals("localhost")) {
      return Optional.of(InetAddress.getLoopbackAddress());
    }
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
