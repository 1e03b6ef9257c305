package dev.minipassport.app.service;

import java.net.URI;

/// What a person reads when the service has started: where everything is, and with a simulator the
/// lines to copy.
public final class Banner {
  private Banner() {}

  /// What to print once the service serves.
  ///
  /// @param grpcurl whether that program is on this machine
  public static String of(String version, Serving serving, boolean grpcurl) {
    String head =
        """
        Minipassport %s is serving.
          gRPC    %s:%d
          WeChat  %s%s
          data    %s
          %sapps    %s
        """
            .formatted(
                version,
                serving.host(),
                serving.port(),
                serving.weChat(),
                serving.simulator().isPresent() ? " (simulated; control API under /control/)" : "",
                serving.data(),
                serving.metrics().map("metrics %s\n  "::formatted).orElse(""),
                String.join(", ", serving.apps().stream().map(Object::toString).toList()));
    return head + serving.simulator().map(uri -> linesToCopy(serving, uri, grpcurl)).orElse("");
  }

  private static String linesToCopy(Serving serving, URI simulator, boolean grpcurl) {
    return """

    Get a code, as wx.login would:

      CODE=$(curl -s %s/control/login -d '{"app":"%s","person":"alice"}' | cut -d'"' -f4)

    Log in with it:

    %s
    """
        .formatted(simulator, serving.apps().getFirst(), login(serving, grpcurl));
  }

  private static String login(Serving serving, boolean grpcurl) {
    if (serving.tls()) {
      return withCertificate(serving);
    }
    return grpcurl ? withGrpcurl(serving) : withNode(serving);
  }

  /// Which certificate a caller has is not known here.
  private static String withCertificate(Serving serving) {
    return """
      grpcurl -cacert CA.crt -cert CALLER.crt -key CALLER.key \\
        -d '{"app_id":"%s","code":"'"$CODE"'"}' \\
        %s:%d minipassport.v1.LoginService/Login"""
        .formatted(serving.apps().getFirst(), serving.host(), serving.port())
        .indent(2)
        .stripTrailing();
  }

  private static String withGrpcurl(Serving serving) {
    return """
      grpcurl -plaintext -d '{"app_id":"%s","code":"'"$CODE"'"}' \\
        %s:%d minipassport.v1.LoginService/Login"""
        .formatted(serving.apps().getFirst(), serving.host(), serving.port())
        .indent(2)
        .stripTrailing();
  }

  /// For want of grpcurl; to be run in the root of the repository. It validates and revokes as
  /// well.
  private static String withNode(Serving serving) {
    return """
      (cd examples/bff-node && npm ci --silent && node login.js %s:%d %s "$CODE")"""
        .formatted(serving.host(), serving.port(), serving.apps().getFirst())
        .indent(2)
        .stripTrailing();
  }
}
