package dev.minipassport.app.simulation;

import dev.minipassport.app.Refusal;
import java.net.URI;
import java.util.Set;

/// Whether WeChat is simulated, and where.
public sealed interface Simulation {

  /// It is not: WeChat is WeChat.
  record None() implements Simulation {}

  /// By a simulator in this process, which knows every configured app and one more.
  ///
  /// @param port 0 takes a free one
  record Within(int port) implements Simulation {}

  /// By a simulator that runs elsewhere on this machine; its clock is taken from its control API.
  record Beside(URI simulator) implements Simulation {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final int HIGHEST_PORT = 65_535;

    public Beside {
      if (!"http".equals(simulator.getScheme())
          || simulator.getHost() == null
          || !LOOPBACK.contains(simulator.getHost())
          || simulator.getUserInfo() != null
          || simulator.getPort() > HIGHEST_PORT) {
        throw Refusal.ofUsage(
            "--simulator must be the address of a simulator on this machine, such as"
                + " http://127.0.0.1:8080; ./minipassport simulate prints it.");
      }
    }
  }
}
