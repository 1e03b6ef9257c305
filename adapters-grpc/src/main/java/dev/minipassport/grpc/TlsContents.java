package dev.minipassport.grpc;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/// What stood in the three files at one moment.
final class TlsContents {
  private final byte[] certificate;
  private final byte[] key;
  private final byte[] clientAuthorities;

  private TlsContents(byte[] certificate, byte[] key, byte[] clientAuthorities) {
    this.certificate = certificate;
    this.key = key;
    this.clientAuthorities = clientAuthorities;
  }

  static TlsContents of(Tls tls) throws IOException {
    return new TlsContents(
        Files.readAllBytes(tls.certificate()),
        Files.readAllBytes(tls.key()),
        Files.readAllBytes(tls.clientAuthorities()));
  }

  /// Differs where the contents do, and says nothing about them.
  String fingerprint() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (byte[] file : new byte[][] {certificate, key, clientAuthorities}) {
        digest.update(MessageDigest.getInstance("SHA-256").digest(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  SslContext context() throws IOException {
    return GrpcSslContexts.forServer(
            new ByteArrayInputStream(certificate), new ByteArrayInputStream(key))
        .trustManager(new ByteArrayInputStream(clientAuthorities))
        .clientAuth(ClientAuth.REQUIRE)
        .build();
  }

  /// The server's own certificate, which must hold at this moment and be of the key.
  X509Certificate ownCertificate() throws GeneralSecurityException {
    var own =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate));
    own.checkValidity();
    OwnKey.check(key, own.getPublicKey());
    return own;
  }
}
