package dev.minipassport.testkit.memory;

import dev.minipassport.privacy.Push;
import dev.minipassport.privacy.PushDelivery;
import dev.minipassport.privacy.PushEvent;
import dev.minipassport.privacy.Pushes;
import dev.minipassport.testkit.ScriptedPushes;
import dev.minipassport.testkit.contract.PushesContract;
import java.time.Instant;

final class ScriptedPushesTest extends PushesContract {
  private final ScriptedPushes pushes = new ScriptedPushes();

  @Override
  protected Pushes pushes() {
    return pushes;
  }

  @Override
  protected PushDelivery pushed(PushEvent event, Instant at) {
    return pushes.of(event, at);
  }

  @Override
  protected PushDelivery verification(String echo, Instant at) {
    return pushes.deliver(
        new Push.Verification(ScriptedPushes.seal("verification", at), echo), "verification", at);
  }
}
