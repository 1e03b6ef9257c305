package dev.minipassport.wechat;

import static dev.minipassport.wechat.Wiring.APP;
import static dev.minipassport.wechat.Wiring.PATIENT;
import static dev.minipassport.wechat.Wiring.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.login.CodeExchange.Exchange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who does not prove to be WeChat is told nothing (fault F13).
@TestInstance(Lifecycle.PER_CLASS)
@Isolated("it reads what is logged")
final class TlsTest {
  private static final String SUCCESS =
      "{\"session_key\":\"AAECAwQFBgcICQoLDA0ODw==\",\"openid\":\"oExample_openid-28-chars-001\"}";

  private Certificates certificates;

  @BeforeAll
  void issueCertificates(@TempDir Path folder) throws IOException, InterruptedException {
    certificates = Certificates.issue(folder);
  }

  private StubServer server(String identity, StubServer.Wire... script)
      throws IOException, GeneralSecurityException {
    return StubServer.tls(certificates.identity(identity), script);
  }

  @Test
  void aServerThatProvesItsNameIsAsked() throws IOException, GeneralSecurityException {
    try (StubServer server = server("good", StubServer.body(SUCCESS));
        WeChatCodeExchange exchange =
            Wiring.to(server.uri()).trusting(certificates.trust()).open()) {
      assertThat(exchange.exchange(APP, code("c"), PATIENT)).isInstanceOf(Exchange.Exchanged.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"expired", "elsewhere"})
  void aServerThatProvesSomethingElseIsToldNothing(String identity)
      throws IOException, GeneralSecurityException {
    refused(identity, certificates.trust());
  }

  @Test
  void aServerVouchedForByNobodyWeBelieveIsToldNothing()
      throws IOException, GeneralSecurityException {
    refused("good", SSLContext.getDefault());
  }

  private void refused(String identity, SSLContext trust)
      throws IOException, GeneralSecurityException {
    try (StubServer server = server(identity, StubServer.body(SUCCESS));
        StubServer fallback = StubServer.plain(StubServer.body(SUCCESS));
        CapturedLog log = CapturedLog.begin();
        WeChatCodeExchange exchange =
            Wiring.to(server.uri()).trusting(trust).orElse(fallback.uri()).open()) {

      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> exchange.exchange(APP, code("c"), PATIENT))
          .withNoCause();
      assertThat(server.requests()).isEmpty();
      assertThat(fallback.requests()).isEmpty();
      assertThat(log.lines(Level.ERROR)).singleElement().asString().startsWith("SECURITY ");
    }
  }

  @Test
  void aServerThatSpeaksNoTlsIsToldNothing() throws IOException {
    try (StubServer server = StubServer.plain(StubServer.body(SUCCESS));
        WeChatCodeExchange exchange =
            Wiring.to(URI.create("https://" + server.uri().getAuthority()))
                .within(Duration.ofMillis(300))
                .open()) {
      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> exchange.exchange(APP, code("c"), PATIENT));
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aConnectionThatEndsAfterTheRequestLeavesTheCodeInDoubt(boolean reset)
      throws IOException, GeneralSecurityException {
    try (StubServer server = server("good", reset ? StubServer.reset() : StubServer.hangUp());
        WeChatCodeExchange exchange =
            Wiring.to(server.uri()).trusting(certificates.trust()).open()) {
      assertThat(exchange.exchange(APP, code("c"), PATIENT)).isEqualTo(new Exchange.Unknown());
      assertThat(server.requests()).hasSize(1);
    }
  }
}
