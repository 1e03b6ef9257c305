package dev.minipassport.grpc;

import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.TlsServerCredentials.ClientAuth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;

/// Mutual TLS. All three are PEM files, read at start.
///
/// @param certificate the server's certificate chain, its own certificate first
/// @param key its private key, PKCS #8 without a password
/// @param clientAuthorities who may sign the certificates of callers; a caller without such a
///     certificate is refused in the handshake
public record Tls(Path certificate, Path key, Path clientAuthorities) {

  ServerCredentials credentials() {
    var missing = new ArrayList<String>();
    Map.of("certificate", certificate, "key", key, "client authorities", clientAuthorities)
        .forEach(
            (name, path) -> {
              if (!Files.isReadable(path)) {
                missing.add("the TLS " + name + " file " + path + " cannot be read");
              }
            });
    if (!missing.isEmpty()) {
      throw new CannotListen(String.join("; ", missing) + ": correct the path or its permissions.");
    }
    try {
      return TlsServerCredentials.newBuilder()
          .keyManager(certificate.toFile(), key.toFile())
          .trustManager(clientAuthorities.toFile())
          .clientAuth(ClientAuth.REQUIRE)
          .build();
    } catch (IOException unreadable) {
      throw new CannotListen(
          "the TLS files could not be read; check certificate, key and client authorities.",
          unreadable);
    }
  }
}
