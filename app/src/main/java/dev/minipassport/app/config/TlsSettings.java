package dev.minipassport.app.config;

import dev.minipassport.app.settings.Key;
import dev.minipassport.app.settings.Values;
import dev.minipassport.grpc.Tls;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Mutual TLS: all three are PEM files.
///
/// @param clientCa who vouches for the certificates of callers
public record TlsSettings(Path certificate, Path key, Path clientCa) {
  /// Empty if none of the three is given; it is a problem if some are, or if they are no use.
  static Optional<TlsSettings> from(Values values) {
    Optional<Path> certificate = values.find(Keys.TLS_CERTIFICATE);
    Optional<Path> key = values.find(Keys.TLS_KEY);
    Optional<Path> clientCa = values.find(Keys.TLS_CLIENT_CA);
    if (Stream.of(certificate, key, clientCa).allMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    if (certificate.isEmpty() || key.isEmpty() || clientCa.isEmpty()) {
      values.problem("grpc.tls", "needs all of certificate, key and client-ca; add the others");
      return Optional.empty();
    }
    var settings = new TlsSettings(certificate.get(), key.get(), clientCa.get());
    settings.forServer().flaws().forEach((part, text) -> values.problem(keyOf(part).path(), text));
    return Optional.of(settings);
  }

  public Tls forServer() {
    return new Tls(certificate, key, clientCa);
  }

  private static Key<Path> keyOf(Tls.Part part) {
    return switch (part) {
      case CERTIFICATE -> Keys.TLS_CERTIFICATE;
      case KEY -> Keys.TLS_KEY;
      case CLIENT_AUTHORITIES -> Keys.TLS_CLIENT_CA;
    };
  }
}
