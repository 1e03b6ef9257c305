package dev.minipassport.testkit;

import dev.minipassport.identity.AppId;
import dev.minipassport.privacy.Push;
import dev.minipassport.privacy.PushBody;
import dev.minipassport.privacy.PushDelivery;
import dev.minipassport.privacy.PushEvent;
import dev.minipassport.privacy.PushFormat;
import dev.minipassport.privacy.Pushes;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Reads deliveries as what a test made them for; the query is a number.
public final class ScriptedPushes implements Pushes {
  private final Map<String, Push> pushes = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  /// A delivery that is received when it is signed.
  public PushDelivery of(PushEvent event, Instant at) {
    String number = "push-" + numbers.incrementAndGet();
    return deliver(
        new Push.Message(seal(number, at), PushFormat.JSON, event.toString(), event), number, at);
  }

  /// What is read as `push`.
  public PushDelivery deliver(Push push, String query, Instant at) {
    pushes.put(query, push);
    return new PushDelivery(
        push instanceof Push.Verification, query, new PushBody(new byte[0]), at);
  }

  public static Push.Seal seal(String nonce, Instant at) {
    return new Push.Seal(at, nonce, "signature-of-" + nonce);
  }

  @Override
  public Push read(AppId app, PushDelivery delivery) {
    return pushes.getOrDefault(delivery.query(), new Push.Refused(Push.Flaw.SIGNATURE_MISMATCH));
  }

  @Override
  public SealedReply seal(AppId app, String reply, PushFormat format, String nonce, Instant at) {
    return new SealedReply.Sealed("sealed " + nonce + " " + reply);
  }
}
