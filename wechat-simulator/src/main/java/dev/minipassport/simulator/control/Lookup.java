package dev.minipassport.simulator.control;

import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;

/// Finds what a request names, or says how to register it.
final class Lookup {
  private Lookup() {}

  static SimulatedApp app(Simulation simulation, ControlInput input) {
    return app(simulation, input.text("app"));
  }

  static SimulatedApp app(Simulation simulation, String id) {
    return simulation
        .world()
        .app(id)
        .orElseThrow(
            () ->
                new BadControl(
                    "the app "
                        + Texts.shortened(id)
                        + " is unknown; register it: POST /control/apps {\"app\":…,\"secret\":…}"));
  }

  static SimulatedPerson person(Simulation simulation, String name) {
    return simulation
        .world()
        .knownPerson(name)
        .orElseThrow(
            () ->
                new BadControl(
                    "the person "
                        + Texts.shortened(name)
                        + " is unknown; register them: POST /control/people {\"person\":…},"
                        + " or let them log in first: POST /control/login"));
  }
}
