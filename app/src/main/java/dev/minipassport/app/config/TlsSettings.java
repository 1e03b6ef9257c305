package dev.minipassport.app.config;

import dev.minipassport.app.settings.Key;
import dev.minipassport.app.settings.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Mutual TLS: all three are PEM files.
///
/// @param clientCa who vouches for the certificates of callers
public record TlsSettings(Path certificate, Path key, Path clientCa) {

  /// Empty if none of the three is given; it is a problem if some are.
  static Optional<TlsSettings> from(Values values) {
    Optional<Path> certificate = file(values, Keys.TLS_CERTIFICATE);
    Optional<Path> key = file(values, Keys.TLS_KEY);
    Optional<Path> clientCa = file(values, Keys.TLS_CLIENT_CA);
    if (Stream.of(certificate, key, clientCa).allMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    if (certificate.isEmpty() || key.isEmpty() || clientCa.isEmpty()) {
      values.problem("grpc.tls", "needs all of certificate, key and client-ca; add the others");
      return Optional.empty();
    }
    return Optional.of(new TlsSettings(certificate.get(), key.get(), clientCa.get()));
  }

  private static Optional<Path> file(Values values, Key<Path> key) {
    Optional<Path> file = values.find(key);
    if (file.isPresent() && !Files.isReadable(file.get())) {
      values.problem(key.path(), "names a file that cannot be read; check the path and its mode");
    }
    return file;
  }
}
