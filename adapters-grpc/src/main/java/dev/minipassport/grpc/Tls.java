package dev.minipassport.grpc;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Mutual TLS. All three are PEM files, read at start and again whenever they have changed.
///
/// @param certificate the server's certificate chain, its own certificate first
/// @param key its private key, PKCS #8 without a password
/// @param clientAuthorities who may sign the certificates of callers; a caller without such a
///     certificate is refused in the handshake
/// @param reread how often to look whether they have changed
public record Tls(Path certificate, Path key, Path clientAuthorities, Duration reread) {
  private static final Duration REREAD = Duration.ofSeconds(10);
  private static final String UNREADABLE =
      "names a file that cannot be read; check the path and its mode";
  private static final String NO_CERTIFICATE =
      "holds no certificate that can be read; it needs -----BEGIN CERTIFICATE----- (PEM)";

  /// With a look every 10 s.
  public Tls(Path certificate, Path key, Path clientAuthorities) {
    this(certificate, key, clientAuthorities, REREAD);
  }

  /// What is wrong with the files at this moment, and what to do about it, to be read after the
  /// name of the part; empty if a server can start with them.
  public Map<Part, String> flaws() {
    var flaws = new EnumMap<Part, String>(Part.class);
    checkCertificates(Part.CERTIFICATE, certificate, flaws);
    checkCertificates(Part.CLIENT_AUTHORITIES, clientAuthorities, flaws);
    if (!Files.isReadable(key)) {
      flaws.put(Part.KEY, UNREADABLE);
    } else if (!flaws.containsKey(Part.CERTIFICATE)) {
      checkKey(flaws);
    }
    return flaws;
  }

  private static void checkCertificates(Part part, Path file, Map<Part, String> flaws) {
    try (InputStream in = Files.newInputStream(file)) {
      if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
        flaws.put(part, NO_CERTIFICATE);
      }
    } catch (IOException _) {
      flaws.put(part, UNREADABLE);
    } catch (CertificateException _) {
      flaws.put(part, NO_CERTIFICATE);
    }
  }

  /// Netty's own reading counts; it reads a key together with its certificate only.
  private void checkKey(Map<Part, String> flaws) {
    try {
      SslContext _ = GrpcSslContexts.forServer(certificate.toFile(), key.toFile()).build();
    } catch (IOException | IllegalArgumentException _) {
      flaws.put(
          Part.KEY,
          "holds no private key that can be read; it needs PKCS #8 without a password,"
              + " -----BEGIN PRIVATE KEY----- (PEM)");
    }
  }

  /// Throws [CannotListen] if the files are no use.
  void check() {
    Map<Part, String> flaws = flaws();
    if (!flaws.isEmpty()) {
      throw new CannotListen(
          flaws.entrySet().stream()
              .map(flaw -> file(flaw.getKey()) + ": " + flaw.getValue())
              .collect(Collectors.joining("; ", "cannot speak TLS: ", ".")));
    }
  }

  private String file(Part part) {
    return switch (part) {
      case CERTIFICATE -> "the certificate " + certificate;
      case KEY -> "the key " + key;
      case CLIENT_AUTHORITIES -> "the client authorities " + clientAuthorities;
    };
  }

  /// The three files.
  public enum Part {
    CERTIFICATE,
    KEY,
    CLIENT_AUTHORITIES
  }
}
