package dev.minipassport.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("it reads what is logged")
final class LoopbackServerTest {
  private static final ServerLimits LIMITS =
      new ServerLimits(
          8, 4096, 1024, Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));

  private final CountDownLatch silenced = new CountDownLatch(1);
  private final LoopbackServer server = LoopbackServer.open(0, this::play, LIMITS);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRequestIsTakenApart() throws IOException {
    try (var caller = new RawCaller(server)) {
      caller.says("GET /echo%20this?b=2&a=%26+x&a=again&c HTTP/1.1\r\nHost: h\r\n\r\n");

      assertThat(caller.hearsOne()).endsWith("GET /echo this {b=2, a=& x, c=} 0 ''");
    }
  }

  @Test
  void manyRequestsShareAConnection() throws IOException {
    try (var caller = new RawCaller(server)) {
      for (int i = 0; i < 50; i++) {
        caller.says("POST /echo HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc");
        assertThat(caller.hearsOne()).endsWith("POST /echo {} 3 'abc'");
      }
    }
  }

  @Test
  void requestsMayBeSentAheadOfTheAnswers() throws IOException {
    try (var caller = new RawCaller(server)) {
      caller.says("GET /echo?n=1 HTTP/1.1\r\n\r\nGET /echo?n=2 HTTP/1.1\r\n\r\n");

      assertThat(caller.hearsOne()).contains("n=1");
      assertThat(caller.hearsOne()).contains("n=2");
    }
  }

  @Test
  void aChunkedBodyIsPutTogether() throws IOException {
    try (var caller = new RawCaller(server)) {
      caller.says(
          "POST /echo HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n");

      assertThat(caller.hearsOne()).endsWith("POST /echo {} 3 'abc'");
    }
  }

  @Test
  void aClientThatExpectsToContinueIsTold() throws IOException {
    try (var caller = new RawCaller(server)) {
      caller.says("POST /echo HTTP/1.1\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n");
      assertThat(caller.hearsOne()).startsWith("HTTP/1.1 100 Continue");

      caller.says("x");
      assertThat(caller.hearsOne()).endsWith("1 'x'");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage\r\n\r\n",
        "\r\n\r\n",
        "\u0000\u0001\u0002\r\n\r\n",
        "get / HTTP/1.1\r\n\r\n",
        "GET / HTTP/2.0\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET http://elsewhere/ HTTP/1.1\r\n\r\n",
        "GET /%zz HTTP/1.1\r\n\r\n",
        "GET /?a=%f HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
      })
  void garbageIsRefusedAndTheConnectionEnds(String garbage) throws IOException {
    try (var caller = new RawCaller(server)) {
      caller.says(garbage).hangsUp();

      assertThat(caller.hearsAll()).matches("(?s)HTTP/1\\.1 4(00|31) .*");
    }
    assertStillServing();
  }

  @Test
  void aLineThatNeverEndsIsCutOff() throws IOException {
    try (var caller = new RawCaller(server)) {
      caller.says("GET /" + "a".repeat(5000)).hangsUp();

      assertThat(caller.hearsAll()).startsWith("HTTP/1.1 431 ");
    }
  }

  @Test
  void headersWithoutEndAreCutOff() throws IOException {
    try (var caller = new RawCaller(server)) {
      caller.says("GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(150)).hangsUp();

      assertThat(caller.hearsAll()).startsWith("HTTP/1.1 431 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 1025", "Content-Length: 999999999999999999"})
  void aBodyThatIsTooLargeIsRefusedBeforeItIsSent(String length) throws IOException {
    try (var caller = new RawCaller(server)) {
      caller.says("POST / HTTP/1.1\r\n" + length + "\r\n\r\n").hangsUp();

      assertThat(caller.hearsAll()).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void chunksThatAddUpToTooMuchAreRefused() throws IOException {
    try (var caller = new RawCaller(server)) {
      String chunk = "200\r\n" + "x".repeat(512) + "\r\n";
      caller.says("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(3));

      assertThat(caller.hangsUp().hearsAll()).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void aCallerWhoHangsUpInTheMiddleHarmsNobody() throws IOException {
    try (var caller = new RawCaller(server)) {
      caller.says("POST /echo HTTP/1.1\r\nContent-Length: 100\r\n\r\nhalf").hangsUp();

      assertThat(caller.hearsAll()).isEmpty();
    }
    assertStillServing();
  }

  @Test
  void aCallerWhoSaysCloseIsHungUpOn() throws IOException {
    try (var caller = new RawCaller(server)) {
      caller.says("GET /echo HTTP/1.1\r\nConnection: close\r\n\r\n");

      assertThat(caller.hearsAll()).contains("200 OK").endsWith("0 ''");
    }
  }

  @Test
  void anOldCallerIsHungUpOn() throws IOException {
    try (var caller = new RawCaller(server)) {
      assertThat(caller.says("GET /echo HTTP/1.0\r\n\r\n").hearsAll()).contains("200 OK");
    }
  }

  @Test
  void aSlowRequestIsGivenUp() throws IOException {
    var hasty =
        new ServerLimits(
            8, 4096, 1024, Duration.ofSeconds(20), Duration.ofMillis(50), Duration.ofSeconds(1));
    try (var impatient = LoopbackServer.open(0, this::play, hasty);
        var caller = new RawCaller(impatient)) {
      assertThat(caller.says("GET /echo HT").hearsAll()).isEmpty();
    }
  }

  @Test
  void anIdleConnectionIsClosed() throws IOException {
    var hasty =
        new ServerLimits(
            8, 4096, 1024, Duration.ofMillis(50), Duration.ofSeconds(20), Duration.ofSeconds(1));
    try (var impatient = LoopbackServer.open(0, this::play, hasty);
        var caller = new RawCaller(impatient)) {
      assertThat(caller.hearsAll()).isEmpty();
    }
  }

  @Test
  void aHeadHasNoBody() throws IOException {
    try (var caller = new RawCaller(server)) {
      caller.says("HEAD /echo HTTP/1.1\r\nConnection: close\r\n\r\n");

      assertThat(caller.hearsAll()).endsWith("\r\n\r\n");
    }
  }

  @Test
  void halfABodyIsAnnouncedWhole() throws IOException {
    try (var caller = new RawCaller(server)) {
      String heard = caller.says("GET /truncated HTTP/1.1\r\n\r\n").hearsAll();

      assertThat(heard).contains("Content-Length: 10").endsWith("\r\n\r\n01234");
    }
  }

  @Test
  void aResetIsAReset() throws IOException {
    try (var caller = new RawCaller(server)) {
      caller.says("GET /reset HTTP/1.1\r\n\r\n");

      assertThatThrownBy(caller::hearsAll).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void aHandlerThatFailsIsAnInternalErrorWithoutDetails() throws IOException {
    try (var caller = new RawCaller(server)) {
      String heard = caller.says("GET /fail HTTP/1.1\r\n\r\n").hearsOne();

      assertThat(heard).startsWith("HTTP/1.1 500 ").doesNotContain("detail");
    }
    assertStillServing();
  }

  @Test
  void aHandlerThatFailsIsReportedOnStandardErrorBeforeTheAnswer() throws IOException {
    PrintStream original = System.err;
    var printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (var caller = new RawCaller(server)) {
      String heard = caller.says("GET /fail?secret=hush HTTP/1.1\r\n\r\n").hearsOne();

      assertThat(heard).contains("standard error");
      assertThat(printed.toString(StandardCharsets.UTF_8))
          .contains("IllegalStateException: detail", "at " + LoopbackServerTest.class.getName())
          .doesNotContain("hush");
    } finally {
      System.setErr(original);
    }
  }

  @Test
  void closingEndsThoseWhoWaitForAnAnswer() throws Exception {
    try (var caller = new RawCaller(server)) {
      caller.says("GET /silence HTTP/1.1\r\n\r\n");
      assertThat(silenced.await(20, TimeUnit.SECONDS)).isTrue();
      server.close();

      assertThat(caller.hearsAll()).isEmpty();
    }
  }

  private void assertStillServing() throws IOException {
    try (var caller = new RawCaller(server)) {
      assertThat(caller.says("GET /echo HTTP/1.1\r\n\r\n").hearsOne()).startsWith("HTTP/1.1 200 ");
    }
  }

  private Delivery play(Request request) {
    Reply digits = Reply.of(200, "text/plain", "0123456789");
    return switch (request.path()) {
      case "/truncated" -> new Delivery.Truncated(digits);
      case "/reset" -> new Delivery.Reset();
      case "/silence" -> {
        silenced.countDown();
        yield new Delivery.Silence();
      }
      case "/fail" -> throw new IllegalStateException("detail");
      default -> new Delivery.Whole(new Reply(200, "text/plain", Map.of(), echo(request)));
    };
  }

  private static byte[] echo(Request request) {
    return "%s %s %s %d '%s'"
        .formatted(
            request.method(), request.path(), request.query(), request.bodyBytes(), request.body())
        .getBytes(StandardCharsets.UTF_8);
  }
}
