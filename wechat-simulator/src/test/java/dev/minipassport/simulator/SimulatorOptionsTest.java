package dev.minipassport.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.simulator.http.ServerLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulatorOptionsTest {

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void aPortIsWithinItsRange(int port) {
    assertThatThrownBy(() -> SimulatorOptions.DEFAULT.withPort(port))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 0 and 65535");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100_001})
  void theNumberOfCallsKeptIsBounded(int calls) {
    assertThatThrownBy(() -> SimulatorOptions.DEFAULT.withCallsKept(calls))
        .hasMessageContaining("between 1 and 100000");
  }

  @Test
  void theMockCodeIsRefusedUnlessAskedFor() {
    assertThat(SimulatorOptions.DEFAULT.rules().acceptMockCode()).isFalse();
    assertThat(SimulatorOptions.DEFAULT.acceptingMockCode().rules().acceptMockCode()).isTrue();
  }

  @Test
  void anOptionLeavesTheOthersAlone() {
    var options =
        SimulatorOptions.DEFAULT.acceptingMockCode().withSeed(7).withCallsKept(5).withPort(1234);

    assertThat(options.rules().acceptMockCode()).isTrue();
    assertThat(options.seed()).hasValue(7);
    assertThat(options.callsKept()).isEqualTo(5);
    assertThat(options.port()).isEqualTo(1234);
    assertThat(options.withLimits(ServerLimits.DEFAULT)).isEqualTo(options);
  }
}
