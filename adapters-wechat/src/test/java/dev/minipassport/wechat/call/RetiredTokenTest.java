package dev.minipassport.wechat.call;

import static dev.minipassport.wechat.token.TokenWiring.APP;
import static dev.minipassport.wechat.token.TokenWiring.PATIENT;
import static dev.minipassport.wechat.token.TokenWiring.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.minipassport.fault.AppCredentialsRejected;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.wechat.token.AccessTokens;
import dev.minipassport.wechat.token.TokenWiring;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Someone else takes the token away while it is in use.
final class RetiredTokenTest {
  private final WeChatSimulator wechat = WeChatSimulator.start();
  private final TokenWiring wiring = new TokenWiring();
  private final AccessTokens tokens = wiring.open(wechat.baseUri());
  private final WeChatCalls calls =
      new WeChatCalls(TokenWiring.options(wechat.baseUri()), tokens, wiring.time());
  private final SimulatedApp app = wechat.registerApp(APP.value(), SECRET);

  @BeforeEach
  void haveAToken() {
    assertThat(check()).isInstanceOf(Reply.Refused.class);
    assertThat(asked()).isEqualTo(1);
  }

  @AfterEach
  void close() {
    calls.close();
    tokens.close();
    wechat.close();
  }

  /// An open id that WeChat does not know: 40003 says that the token was good.
  private Reply check() {
    return calls.call(
        APP,
        Endpoint.CHECK_SESSION,
        Map.of("openid", "nobody", "signature", "00", "sig_method", "hmac_sha256"),
        Optional.empty(),
        PATIENT);
  }

  private long asked() {
    return wechat.count("stable_token");
  }

  private long checks() {
    return wechat.count("checksession");
  }

  private void retire() throws IOException, InterruptedException {
    String body =
        "{\"grant_type\":\"client_credential\",\"appid\":\""
            + APP
            + "\",\"secret\":\""
            + SECRET
            + "\",\"force_refresh\":true}";
    try (HttpClient other = HttpClient.newHttpClient()) {
      var answer =
          other.send(
              HttpRequest.newBuilder(wechat.baseUri().resolve("/cgi-bin/stable_token"))
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.body()).contains("access_token");
    }
  }

  private static int errcode(Reply reply) {
    return reply instanceof Reply.Refused(int errcode, _) ? errcode : 0;
  }

  @Test
  void aCallIsRepeatedOnceWithTheTokenThatReplacedIt() throws Exception {
    retire();

    assertThat(errcode(check())).isEqualTo(40003);
    assertThat(asked()).isEqualTo(3);
    assertThat(checks()).isEqualTo(3);
  }

  @Test
  void aTokenThatExpiredBeforeItsTimeIsReplacedToo() {
    wechat.clock().advance(Duration.ofHours(2));

    assertThat(errcode(check())).isEqualTo(40003);
    assertThat(asked()).isEqualTo(2);
    assertThat(checks()).isEqualTo(3);
  }

  @Test
  void fiftyCallersAskForItsSuccessorOnce() throws Exception {
    retire();

    List<CompletableFuture<Integer>> all =
        IntStream.range(0, 50)
            .mapToObj(
                _ ->
                    CompletableFuture.supplyAsync(
                        () -> errcode(check()), task -> Thread.ofVirtual().start(task)))
            .toList();

    assertThat(all).allMatch(one -> one.join() == 40003);
    assertThat(asked()).isEqualTo(3);
    assertThat(checks()).isBetween(52L, 101L);
  }

  @Test
  void theSecondRefusalStands() {
    wechat.fail(Fault.UNKNOWN_ERROR.on("checksession").withErrcode(40001));

    assertThatExceptionOfType(Unavailable.class).isThrownBy(this::check);
    assertThat(checks()).isEqualTo(3);
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void aTokenThatIsAlwaysRefusedIsNotAskedForByEveryCall() {
    wechat.fail(Fault.UNKNOWN_ERROR.on("checksession").withErrcode(40014));
    for (int i = 0; i < 20; i++) {
      assertThatExceptionOfType(Unavailable.class).isThrownBy(this::check);
    }

    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void whereNoSuccessorIsGivenTheCallFailsAsTheTokenDoes() throws Exception {
    retire();
    app.changeSecret("another-secret");

    assertThatExceptionOfType(AppCredentialsRejected.class).isThrownBy(this::check);
    assertThat(checks()).isEqualTo(2);
  }
}
