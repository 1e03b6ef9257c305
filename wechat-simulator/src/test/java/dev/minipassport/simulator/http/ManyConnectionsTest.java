package dev.minipassport.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ManyConnectionsTest {
  private static final String REQUEST = "GET / HTTP/1.1\r\n\r\n";
  private static final Reply REPLY = Reply.of(200, "text/plain", "fine");

  @Test
  void hundredsOfConnectionsAreServedSideBySide() throws IOException {
    try (var server = open(ServerLimits.DEFAULT)) {
      List<RawCaller> callers = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        callers.add(new RawCaller(server).says(REQUEST));
      }
      for (RawCaller caller : callers) {
        assertThat(caller.hearsOne()).endsWith("fine");
        caller.close();
      }
    }
  }

  @Test
  void aCallerBeyondTheLimitIsServedOnceAnotherHasGone() throws IOException {
    Duration wait = Duration.ofSeconds(20);
    try (var server = open(new ServerLimits(1, 4096, 0, wait, wait, wait));
        var first = new RawCaller(server)) {
      assertThat(first.says(REQUEST).hearsOne()).endsWith("fine");
      try (var second = new RawCaller(server)) {
        second.says(REQUEST);
        first.hangsUp();

        assertThat(second.hearsOne()).endsWith("fine");
      }
    }
  }

  private static LoopbackServer open(ServerLimits limits) {
    return LoopbackServer.open(0, _ -> new Delivery.Whole(REPLY), limits);
  }
}
