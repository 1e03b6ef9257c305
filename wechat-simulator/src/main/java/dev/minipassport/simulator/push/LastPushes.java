package dev.minipassport.simulator.push;

import dev.minipassport.simulator.bounded.Recent;
import dev.minipassport.simulator.push.wire.PushDelivery;
import java.util.Optional;

/// The last push to each app's server.
final class LastPushes {
  private static final int MOST = 1_000;

  private final Recent<PushDelivery> byApp = new Recent<>(MOST);

  void keep(String appId, PushDelivery delivery) {
    byApp.put(appId, delivery);
  }

  Optional<PushDelivery> of(String appId) {
    return byApp.find(appId);
  }
}
