package dev.minipassport.grpc;

import io.grpc.ServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettySslContextServerCredentials;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the files of TLS: handshakes use the latest contents that are any use. Connections that
/// stand are not touched.
final class TlsRotation {
  private static final Logger LOG = LoggerFactory.getLogger(TlsRotation.class);
  private static final String UNREADABLE = "unreadable";

  private final Tls tls;
  private final LatestSslContext latest;
  private final CountDownLatch ended = new CountDownLatch(1);
  private String seen;

  private TlsRotation(Tls tls, SslContext first, String seen) {
    this.tls = tls;
    this.latest = new LatestSslContext(first);
    this.seen = seen;
  }

  /// Reads the files. Throws [CannotListen] if they are no use.
  static TlsRotation of(Tls tls) {
    tls.check();
    try {
      TlsContents contents = TlsContents.of(tls);
      return new TlsRotation(tls, contents.context(), contents.fingerprint());
    } catch (IOException | IllegalArgumentException _) {
      throw new CannotListen("cannot speak TLS: the files have just changed; start again.");
    }
  }

  ServerCredentials credentials() {
    return NettySslContextServerCredentials.create(latest);
  }

  /// Looks at the files again and again, until the end.
  void begin() {
    Thread.ofVirtual().name("tls-files").start(this::follow);
  }

  void end() {
    ended.countDown();
  }

  private void follow() {
    try {
      while (!ended.await(tls.reread().toNanos(), TimeUnit.NANOSECONDS)) {
        look();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Contents that are no use are named once, and looked at again when they have changed.
  private void look() {
    String before = seen;
    try {
      TlsContents contents = TlsContents.of(tls);
      seen = contents.fingerprint();
      if (!seen.equals(before)) {
        var own = contents.ownCertificate();
        latest.become(contents.context());
        LOG.info("TLS files read again; the certificate ends at {}", own.getNotAfter().toInstant());
      }
    } catch (IOException | GeneralSecurityException | RuntimeException useless) {
      if (useless instanceof IOException && seen.equals(before)) {
        seen = UNREADABLE;
      }
      if (!seen.equals(before)) {
        warn(useless);
      }
    }
  }

  private void warn(Exception useless) {
    String flaws =
        tls.flaws().entrySet().stream()
            .map(flaw -> flaw.getKey() + " " + flaw.getValue())
            .collect(Collectors.joining("; "));
    LOG.warn(
        "SECURITY TLS files have changed and are no use ({}): {}; serving with the earlier ones",
        useless.getClass().getName(),
        flaws.isEmpty() ? "the certificate is out of date, or not of this key" : flaws);
  }
}
