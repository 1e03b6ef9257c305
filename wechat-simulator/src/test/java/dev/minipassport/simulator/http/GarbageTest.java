package dev.minipassport.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sends what nobody should send, repeatably, and expects the server to be there afterwards.
final class GarbageTest {
  private static final String REQUEST =
      "POST /path?name=%41&b=c HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nbody";
  private static final Reply REPLY = Reply.of(200, "text/plain", "fine");

  private final LoopbackServer server =
      LoopbackServer.open(0, _ -> new Delivery.Whole(REPLY), ServerLimits.DEFAULT);

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomBytesAreRefusedOrIgnored(long seed) throws IOException {
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      assertSurvives(new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aRequestWithAFewBytesChangedIsAnsweredOrRefused(long seed) throws IOException {
    var random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      var spoilt = new StringBuilder(REQUEST);
      for (int changes = 0; changes < 3; changes++) {
        spoilt.setCharAt(random.nextInt(spoilt.length()), (char) random.nextInt(256));
      }
      assertSurvives(spoilt.toString());
    }
  }

  @Test
  void aRequestCutOffAnywhereHarmsNobody() throws IOException {
    for (int length = 0; length < REQUEST.length(); length++) {
      assertSurvives(REQUEST.substring(0, length));
    }
    assertServes();
  }

  @Test
  void aRequestThatArrivesInPiecesIsPutTogether() throws IOException {
    try (var caller = new RawCaller(server)) {
      for (int i = 0; i < REQUEST.length(); i++) {
        caller.says(REQUEST.substring(i, i + 1));
      }

      assertThat(caller.hearsOne()).endsWith("fine");
    }
  }

  @Test
  void tooManyParametersAreRefused() throws IOException {
    String parameters =
        IntStream.range(0, 150).mapToObj(i -> "p" + i).collect(Collectors.joining("&"));
    try (var caller = new RawCaller(server)) {
      caller.says("GET /?" + parameters + " HTTP/1.1\r\n\r\n").hangsUp();

      assertThat(caller.hearsAll()).startsWith("HTTP/1.1 400 ").contains("at most 100 parameters");
    }
  }

  @Test
  void chunksWithTrailersAreRefused() throws IOException {
    try (var caller = new RawCaller(server)) {
      caller
          .says("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: b\r\n\r\n")
          .hangsUp();

      assertThat(caller.hearsAll()).startsWith("HTTP/1.1 400 ").contains("without trailers");
    }
  }

  /// Every answer is a complete one, and none is a failure of the server's own.
  private void assertSurvives(String bytes) throws IOException {
    try (var caller = new RawCaller(server)) {
      String heard = caller.says(bytes).hangsUp().hearsAll();
      assertThat(heard).as(bytes).matches("(?s)(HTTP/1\\.1 (100|200|400|413|431) .*)?");
    }
  }

  private void assertServes() throws IOException {
    try (var caller = new RawCaller(server)) {
      assertThat(caller.says(REQUEST).hearsOne()).endsWith("fine");
    }
  }
}
