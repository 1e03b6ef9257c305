package dev.minipassport.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.minipassport.identity.AppSecret;
import dev.minipassport.wechat.api.TimeBudget;
import dev.minipassport.wechat.api.WeChatHost;
import dev.minipassport.wechat.http.HostBreaker;
import dev.minipassport.wechat.http.SingleRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A host on trial: five calls decide whether it is asked again, so none may get lost.
final class WeChatHostTest {
  private static final int TRIALS = 5;

  private final ManualTicker ticker = new ManualTicker();
  private final HostBreaker breaker = new HostBreaker("host", ticker, new Random(1));
  private final SingleRequest http = new SingleRequest(Duration.ofSeconds(5), Optional.empty());

  @BeforeEach
  void onTrial() {
    for (int i = 0; i < 20; i++) {
      assertThat(breaker.admits()).isTrue();
      breaker.failing();
    }
    ticker.advance(Duration.ofSeconds(11));
  }

  @AfterEach
  void close() {
    http.close();
  }

  private Errand errand() {
    return new Errand(
        Wiring.APP,
        new AppSecret(Wiring.SECRET),
        Wiring.code("c"),
        TimeBudget.of(Wiring.PATIENT, Duration.ofSeconds(4), ticker));
  }

  private void everyTrialIsStillThere() {
    for (int i = 0; i < TRIALS; i++) {
      assertThat(breaker.admits()).isTrue();
      breaker.healthy();
    }
    assertThat(breaker.state()).isEqualTo("CLOSED");
  }

  @Test
  void anErrandWhoseTimeWentByInAStallIsNotSentAndCostsNoTrial() throws IOException {
    try (StubServer server = StubServer.plain(StubServer.body("{\"errcode\":40029}"))) {
      var host = new WeChatHost(server.uri(), http, breaker);
      for (int i = 0; i < 2 * TRIALS; i++) {
        Errand errand = errand();
        ticker.advance(Duration.ofSeconds(10));

        assertThat(host.ask(errand)).isInstanceOf(WeChatHost.Attempt.NotSent.class);
      }
      assertThat(server.requests()).isEmpty();
      everyTrialIsStillThere();
    }
  }

  @Test
  void aDefectInSendingCostsNoTrial() {
    var host = new WeChatHost(URI.create("gopher://127.0.0.1"), http, breaker);
    for (int i = 0; i < 2 * TRIALS; i++) {
      assertThatIllegalArgumentException().isThrownBy(() -> host.ask(errand()));
    }

    everyTrialIsStillThere();
  }
}
