package dev.minipassport.privacy;

import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Apps;
import dev.minipassport.privacy.Handled.Echo;
import dev.minipassport.privacy.Handled.NotOurs;
import dev.minipassport.privacy.Handled.Obeyed;
import dev.minipassport.privacy.Handled.Refused;
import dev.minipassport.privacy.Push.Flaw;
import java.util.Optional;

/// Obeys what WeChat's message push tells of people who changed their mind, and passes everything
/// else on.
public final class HandlePush {
  private final Apps apps;
  private final Pushes pushes;
  private final PushCheck check;
  private final ObeyEvent obey;

  public HandlePush(Apps apps, Pushes pushes, PushCheck check, ObeyEvent obey) {
    this.apps = apps;
    this.pushes = pushes;
    this.check = check;
    this.obey = obey;
  }

  public Handled handle(AppId app, PushDelivery delivery) {
    if (apps.find(app).isEmpty()) {
      throw new UnknownApp(app);
    }
    return switch (pushes.read(app, delivery)) {
      case Push.Refused(var why) -> new Refused(why);
      case Push.Verification(var seal, var echo) ->
          check
              .flaw(app, seal, echo, delivery.receivedAt())
              .<Handled>map(Refused::new)
              .orElseGet(() -> new Echo(echo));
      case Push.Message message -> {
        Optional<Flaw> flaw =
            check.flaw(app, message.seal(), message.plaintext(), delivery.receivedAt());
        yield flaw.isPresent() ? new Refused(flaw.get()) : handle(app, message);
      }
    };
  }

  private Handled handle(AppId app, Push.Message message) {
    return switch (message.event()) {
      case PushEvent.Other(var key) ->
          new NotOurs(message.plaintext(), message.format(), message.seal().nonce(), key);
      case PushEvent.ContentJudged judged -> new Obeyed(obey.obey(app, judged));
      case PushEvent.OfPerson event -> obey.obey(app, event);
    };
  }
}
