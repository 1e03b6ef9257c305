package dev.minipassport.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.simulator.http.Request;
import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallersTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:80", "localhost:8080", "localhost", "[::1]:9"})
  void callersOnThisMachineMay(String host) {
    assertThat(Callers.mayControl(from("127.0.0.1", Map.of("host", host)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example:80", "not a host", ""})
  void namesThatAnAttackerMayPointHereMayNot(String host) {
    assertThat(Callers.mayControl(from("127.0.0.1", Map.of("host", host)))).isFalse();
  }

  @Test
  void callersFromElsewhereMayNot() {
    assertThat(Callers.mayControl(from("203.0.113.7", Map.of("host", "localhost")))).isFalse();
  }

  private static Request from(String address, Map<String, String> headers) {
    return new Request(
        "POST", "/control/reset", Map.of(), headers, "", 0, false, InetAddress.ofLiteral(address));
  }
}
