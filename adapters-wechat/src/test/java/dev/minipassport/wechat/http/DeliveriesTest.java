package dev.minipassport.wechat.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.wechat.http.Delivery.Lost;
import dev.minipassport.wechat.http.Delivery.NotSent;
import dev.minipassport.wechat.http.Delivery.Why;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DeliveriesTest {
  private static final String ADDRESS = "https://api.weixin.qq.com/sns?secret=canary";

  private static Throwable wrapped(Throwable failure) {
    return new ExecutionException(new IOException("Too many retries", failure));
  }

  static Stream<Throwable> unconnected() {
    return Stream.of(
        new ConnectException("Connection refused"),
        new ConnectException().initCause(new UnresolvedAddressException()),
        new UnresolvedAddressException(),
        new HttpConnectTimeoutException("HTTP connect timed out"));
  }

  static Stream<Throwable> refused() {
    return Stream.of(
        new SSLHandshakeException("PKIX path", new CertificateExpiredException("NotAfter")),
        new SSLHandshakeException("Received fatal alert: handshake_failure"),
        new SSLHandshakeException("Remote host closed the channel"));
  }

  static Stream<Throwable> doubtful() {
    return Stream.of(
        new SocketException("Connection reset"),
        new EOFException("EOF reached while reading"),
        new HttpTimeoutException("request timed out"),
        new SSLException("Received fatal alert: internal_error"),
        new SSLHandshakeException("Remote host terminated the handshake"),
        new SSLHandshakeException(null),
        new IOException("body exceeds capacity"),
        new IllegalStateException("anything"));
  }

  @ParameterizedTest
  @MethodSource("unconnected")
  void withoutAConnectionNothingWasSent(Throwable failure) {
    assertThat(Deliveries.failed(wrapped(failure)))
        .isInstanceOfSatisfying(
            NotSent.class, sent -> assertThat(sent.why()).isEqualTo(Why.NO_CONNECTION));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void withoutAHandshakeNothingWasSent(Throwable failure) {
    assertThat(Deliveries.failed(wrapped(failure)))
        .isInstanceOfSatisfying(
            NotSent.class, sent -> assertThat(sent.why()).isEqualTo(Why.TLS_REFUSED));
  }

  @ParameterizedTest
  @MethodSource("doubtful")
  void whatProvesNothingCountsAsSent(Throwable failure) {
    assertThat(Deliveries.failed(wrapped(failure))).isInstanceOf(Lost.class);
  }

  @Test
  void namesOfClassesGoOnAndTheirTextsDoNot() {
    Throwable failure = new ConnectException(ADDRESS).initCause(new IOException(ADDRESS));

    assertThat(Deliveries.failed(new ExecutionException(ADDRESS, failure)))
        .isEqualTo(
            new NotSent(Why.NO_CONNECTION, "ExecutionException < ConnectException < IOException"));
  }

  @Test
  void aCircleOfCausesEnds() {
    IOException one = new IOException("one");
    one.initCause(new IOException("two", one));

    assertThat(Deliveries.failed(one)).isEqualTo(new Lost("IOException"));
  }
}
