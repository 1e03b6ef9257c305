package dev.minipassport.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A world whose time moves by hand only.
final class AWorld {
  static final Instant NOON_IN_BEIJING = Instant.parse("2026-05-01T04:00:00Z");

  private AWorld() {}

  static World withRules(WeChatRules rules) {
    return new World(
        rules, new SimulatorClock(() -> NOON_IN_BEIJING), new Identifiers(1), List.of());
  }

  static World ordinary() {
    return withRules(WeChatRules.DEFAULT);
  }

  static void pass(World world, Duration time) {
    world.clock().advance(time);
  }
}
