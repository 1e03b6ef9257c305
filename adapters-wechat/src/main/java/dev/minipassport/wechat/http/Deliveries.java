package dev.minipassport.wechat.http;

import dev.minipassport.wechat.http.Delivery.Lost;
import dev.minipassport.wechat.http.Delivery.NotSent;
import dev.minipassport.wechat.http.Delivery.Why;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// Reads the exceptions of the JDK's HTTP client: which of them prove that nothing was sent.
///
/// Only class names go on. Messages and causes stay behind, for some carry the address of the
/// request, and the address carries secrets. Where the client cannot tell, the request counts as
/// sent: it reports a connection closed during the handshake and one closed after it in the same
/// words.
final class Deliveries {
  private static final String ALERT = "Received fatal alert";
  private static final String NOT_BEGUN = "Remote host closed the channel";

  private Deliveries() {}

  static Delivery failed(Throwable failure) {
    String cause = named(failure);
    if (chain(failure).anyMatch(Deliveries::tlsRefused)) {
      return new NotSent(Why.TLS_REFUSED, cause);
    }
    if (chain(failure).anyMatch(Deliveries::notConnected)) {
      return new NotSent(Why.NO_CONNECTION, cause);
    }
    if (chain(failure).anyMatch(HttpTimeoutException.class::isInstance)) {
      return new Lost("timeout");
    }
    return new Lost(cause);
  }

  private static boolean tlsRefused(Throwable failure) {
    return failure instanceof CertificateException
        || (failure instanceof SSLHandshakeException && refusal(failure.getMessage()));
  }

  private static boolean refusal(@Nullable String message) {
    return message != null && (message.startsWith(ALERT) || message.equals(NOT_BEGUN));
  }

  private static boolean notConnected(Throwable failure) {
    return failure instanceof ConnectException
        || failure instanceof HttpConnectTimeoutException
        || failure instanceof UnresolvedAddressException;
  }

  private static String named(Throwable failure) {
    return String.join(
        " < ", chain(failure).map(link -> link.getClass().getSimpleName()).distinct().toList());
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.<Throwable>iterate(failure, link -> link != null, Throwable::getCause).limit(10);
  }
}
