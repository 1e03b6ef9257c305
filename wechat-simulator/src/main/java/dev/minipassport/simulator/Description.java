package dev.minipassport.simulator;

import dev.minipassport.simulator.world.SimulatedApp;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Says how to use a running simulator, without naming a secret.
final class Description {
  private Description() {}

  static String of(URI base, List<SimulatedApp> apps) {
    String head = "WeChat is simulated on %s (control API: %<s/control/)\n".formatted(base);
    if (apps.isEmpty()) {
      return head
          + "register an app:  curl -s %s/control/apps -d '{\"app\":\"wx123\",\"secret\":\"…\"}'\n"
              .formatted(base);
    }
    return head
        + apps.stream()
            .map(SimulatedApp::id)
            .sorted(Comparator.naturalOrder())
            .map(id -> getCode(base, id))
            .collect(Collectors.joining());
  }

  private static String getCode(URI base, String app) {
    return "get a code:  curl -s %s/control/login -d '{\"app\":\"%s\",\"person\":\"alice\"}'\n"
        .formatted(base, app);
  }
}
