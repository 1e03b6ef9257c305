package dev.minipassport.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.app.config.Configuration;
import dev.minipassport.app.config.Configuration.Platform;
import dev.minipassport.app.simulation.Simulation;
import dev.minipassport.grpc.GrpcServerOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OptionsTest {
  /// As docs/operations.md has it: the wait for its turn, and from there to the disk.
  private static final Duration LONGEST_WRITE = Duration.ofSeconds(2 + 10);

  private static Configuration configuration(Map<String, String> environment) {
    return Configuration.load(Optional.empty(), environment, Platform.SIMULATOR);
  }

  @Test
  void aClaimOnACodeOutlastsTheExchangeItsRepetitionAndTheLongestCommit() {
    Configuration configuration = configuration(Map.of("MINIPASSPORT_WECHAT_TOTAL_TIMEOUT", "3s"));

    assertThat(Options.logins(configuration, new Simulation.None()).pending())
        .isGreaterThanOrEqualTo(Duration.ofSeconds(3 + 3).plus(LONGEST_WRITE));
  }

  @Test
  void everyLimitOnCallersArrivesWhereItCounts() {
    Configuration configuration =
        configuration(
            Map.of(
                "MINIPASSPORT_GRPC_LIMITS_CALLS", "11",
                "MINIPASSPORT_GRPC_LIMITS_LOGINS", "12",
                "MINIPASSPORT_GRPC_LIMITS_VALIDATIONS", "13",
                "MINIPASSPORT_GRPC_LIMITS_CONNECTIONS", "14",
                "MINIPASSPORT_GRPC_LIMITS_CALLS_PER_CONNECTION", "15",
                "MINIPASSPORT_GRPC_LIMITS_MESSAGE_SIZE", "16KB"));

    GrpcServerOptions options = Options.grpc(configuration.grpc());

    assertThat(options.calls().others()).isEqualTo(11);
    assertThat(options.calls().logins()).isEqualTo(12);
    assertThat(options.calls().validations()).isEqualTo(13);
    assertThat(options.connections().connections()).isEqualTo(14);
    assertThat(options.connections().concurrentCalls()).isEqualTo(15);
    assertThat(options.connections().messageBytes()).isEqualTo(16 * 1024);
  }
}
