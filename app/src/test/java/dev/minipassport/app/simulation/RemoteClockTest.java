package dev.minipassport.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.app.Refusal;
import dev.minipassport.simulator.WeChatSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class RemoteClockTest {
  private final Instant real = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void itShowsTheSimulatorsTimeFromTheStart() throws InterruptedException {
    try (var simulator = WeChatSimulator.start()) {
      simulator.clock().advance(Duration.ofDays(400));

      try (var clock = RemoteClock.follow(simulator.baseUri(), InstantSource.system())) {
        assertThat(Duration.between(simulator.clock().now(), clock.asClock().instant()).abs())
            .isLessThan(Duration.ofHours(1));
      }
    }
  }

  @Test
  void itFollowsWhenTheSimulatorsTimeIsMoved() throws InterruptedException {
    try (var simulator = WeChatSimulator.start();
        var clock = RemoteClock.follow(simulator.baseUri(), InstantSource.system())) {
      Instant before = clock.instant();

      simulator.clock().advance(Duration.ofDays(400));

      while (clock.instant().isBefore(before.plus(Duration.ofDays(399)))) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void itRefusesToStartWhereNoSimulatorAnswers() throws IOException {
    int unused;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unused = socket.getLocalPort();
    }
    URI nobody = URI.create("http://127.0.0.1:" + unused);

    assertThatThrownBy(() -> RemoteClock.follow(nobody, InstantSource.fixed(real)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("./minipassport simulate");
  }

  @Test
  void whileTheSimulatorIsAwayTheLastWordCounts() throws InterruptedException {
    var simulator = WeChatSimulator.start();
    simulator.clock().advance(Duration.ofDays(400));
    try (var clock = RemoteClock.follow(simulator.baseUri(), InstantSource.system())) {
      Instant before = clock.instant();

      simulator.close();

      assertThat(clock.instant()).isAfterOrEqualTo(before);
    }
  }
}
