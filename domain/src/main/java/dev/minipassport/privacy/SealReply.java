package dev.minipassport.privacy;

import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Apps;
import dev.minipassport.privacy.Pushes.SealedReply;
import java.time.Clock;

/// Seals a backend's answer to a message that was passed to it.
public final class SealReply {
  private final Apps apps;
  private final Pushes pushes;
  private final Clock clock;

  public SealReply(Apps apps, Pushes pushes, Clock clock) {
    this.apps = apps;
    this.pushes = pushes;
    this.clock = clock;
  }

  /// See [Pushes#seal].
  public SealedReply seal(AppId app, String reply, PushFormat format, String nonce) {
    if (apps.find(app).isEmpty()) {
      throw new UnknownApp(app);
    }
    return pushes.seal(app, reply, format, nonce, clock.instant());
  }
}
