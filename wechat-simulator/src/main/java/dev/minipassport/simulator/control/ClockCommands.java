package dev.minipassport.simulator.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;

/// Tells the simulator's time and moves it.
record ClockCommands(Simulation simulation) {

  Object show(ControlInput input) {
    input.end();
    return now();
  }

  Object advance(ControlInput input) {
    String by = input.text("advance");
    input.end();
    try {
      simulation.clock().advance(Duration.parse(by));
    } catch (DateTimeException | ArithmeticException _) {
      throw new BadControl("advance by an ISO 8601 duration, such as PT5M or -PT1H or P1D");
    }
    return now();
  }

  private Map<String, Object> now() {
    return Map.of("now", simulation.clock().now().toString());
  }
}
