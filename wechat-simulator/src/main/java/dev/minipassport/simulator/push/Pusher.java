package dev.minipassport.simulator.push;

import dev.minipassport.simulator.content.MediaCheck;
import dev.minipassport.simulator.push.wire.PushSender;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.World;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Message push of one world.
public final class Pusher {
  private static final int AT_A_TIME = 256;

  private final World world;
  private final PushSender sender;
  private final LastPushes last = new LastPushes();
  private final Semaphore room = new Semaphore(AT_A_TIME);

  public Pusher(World world, PushSender sender) {
    this.world = world;
    this.sender = sender;
  }

  public AppPush of(SimulatedApp app) {
    return new AppPush(world, app, sender, last);
  }

  /// Sends the verdict on a medium when its time has come; what cannot be sent is held.
  public void judged(MediaCheck check) {
    world.mediaChecks().hold(check);
    Optional<SimulatedApp> app = world.app(check.appId()).filter(one -> one.push().isPresent());
    if (app.isEmpty()) {
      return;
    }
    switch (world.mediaChecks().timing()) {
      case HELD -> {}
      case OVERTAKING -> send(app.get(), check.traceId());
      case AT_ONCE -> sendBeside(app.get(), check.traceId());
    }
  }

  private void sendBeside(SimulatedApp app, String traceId) {
    if (room.tryAcquire()) {
      Thread.ofVirtual()
          .name("wechat-simulator-push")
          .start(
              () -> {
                try {
                  send(app, traceId);
                } finally {
                  room.release();
                }
              });
    }
  }

  private void send(SimulatedApp app, String traceId) {
    AppPush push = of(app);
    world
        .mediaChecks()
        .take(traceId)
        .ifPresent(check -> push.send(push.messages().mediaCheck(check)));
  }
}
