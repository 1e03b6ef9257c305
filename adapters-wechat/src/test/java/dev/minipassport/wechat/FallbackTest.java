package dev.minipassport.wechat;

import static dev.minipassport.wechat.Wiring.APP;
import static dev.minipassport.wechat.Wiring.PATIENT;
import static dev.minipassport.wechat.Wiring.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.login.CodeExchange.Exchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The second host is asked when the first was told nothing, and only then.
final class FallbackTest {
  private static final String SUCCESS =
      "{\"session_key\":\"AAECAwQFBgcICQoLDA0ODw==\",\"openid\":\"oExample_openid-28-chars-001\"}";

  private static URI nobodyListens() throws IOException {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + closed.getLocalPort());
    }
  }

  /// A name of more than 253 characters has no address anywhere, and no server is asked for it.
  private static URI unresolvable() {
    return URI.create("https://" + ("x".repeat(60) + ".").repeat(5) + "invalid");
  }

  @Test
  void aRefusedConnectionLeadsToTheSecondHost() throws IOException {
    try (StubServer second = StubServer.plain(StubServer.body(SUCCESS));
        WeChatCodeExchange exchange = Wiring.to(nobodyListens()).orElse(second.uri()).open()) {
      assertThat(exchange.exchange(APP, code("c"), PATIENT)).isInstanceOf(Exchange.Exchanged.class);
      assertThat(second.requests()).hasSize(1);
    }
  }

  @Test
  void aNameThatDoesNotResolveLeadsToTheSecondHost() throws IOException {
    try (StubServer second = StubServer.plain(StubServer.body(SUCCESS));
        WeChatCodeExchange exchange = Wiring.to(unresolvable()).orElse(second.uri()).open()) {
      assertThat(exchange.exchange(APP, code("c"), PATIENT)).isInstanceOf(Exchange.Exchanged.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "hangUp", "error", "html"})
  void aHostThatSawTheCodeIsTheOnlyOne(String end) throws IOException {
    StubServer.Wire wire =
        switch (end) {
          case "reset" -> StubServer.reset();
          case "hangUp" -> StubServer.hangUp();
          case "error" -> StubServer.status("500 Internal Server Error", "");
          default -> StubServer.status("502 Bad Gateway", "<html>502</html>");
        };
    try (StubServer first = StubServer.plain(wire);
        StubServer second = StubServer.plain(StubServer.body(SUCCESS));
        WeChatCodeExchange exchange = Wiring.to(first.uri()).orElse(second.uri()).open()) {
      assertThat(exchange.exchange(APP, code("c"), PATIENT)).isEqualTo(new Exchange.Unknown());
      assertThat(first.requests()).hasSize(1);
      assertThat(second.requests()).isEmpty();
    }
  }

  @Test
  void whereNeitherHostAnswersTheCodeIsUnspent() throws IOException {
    try (WeChatCodeExchange exchange = Wiring.to(nobodyListens()).orElse(unresolvable()).open()) {
      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> exchange.exchange(APP, code("c"), PATIENT))
          .withNoCause()
          .satisfies(
              fault -> {
                assertThat(fault.dependency()).isEqualTo(Unavailable.Dependency.WECHAT);
                assertThat(fault.retryAfter()).isPositive();
              });
    }
  }

  @Test
  void aCallerWhoLeftMeanwhileIsNotServedByTheSecondHost() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    Deadline leaves = () -> asked.incrementAndGet() > 1 ? Duration.ZERO : Duration.ofSeconds(5);
    try (StubServer second = StubServer.plain(StubServer.body(SUCCESS));
        WeChatCodeExchange exchange = Wiring.to(nobodyListens()).orElse(second.uri()).open()) {
      assertThatExceptionOfType(CallerGone.class)
          .isThrownBy(() -> exchange.exchange(APP, code("c"), leaves));
      assertThat(second.requests()).isEmpty();
    }
  }
}
