package dev.minipassport.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// The codes that have been issued and have not expired. Beyond [#MOST] the oldest are forgotten.
public final class Codes {
  public static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final int MOST = 250_000;

  private final SimulatorClock clock;
  private final Identifiers identifiers;
  private final Map<String, LoginCode> byValue = new ConcurrentHashMap<>();
  private final Queue<LoginCode> byAge = new ConcurrentLinkedQueue<>();
  private final AtomicInteger kept = new AtomicInteger();

  Codes(SimulatorClock clock, Identifiers identifiers) {
    this.clock = clock;
    this.identifiers = identifiers;
  }

  String issue(SimulatedApp app, Identity identity) {
    Instant now = clock.now();
    var code = new LoginCode(identifiers.loginCode(), app, identity, now.plus(LIFETIME));
    byValue.put(code.value(), code);
    byAge.add(code);
    kept.incrementAndGet();
    forgetExpired(now);
    return code.value();
  }

  public Optional<LoginCode> find(String value) {
    return Optional.ofNullable(byValue.get(value));
  }

  private void forgetExpired(Instant now) {
    LoginCode oldest = byAge.peek();
    while (oldest != null && (oldest.expired(now) || kept.get() > MOST)) {
      if (byAge.remove(oldest)) {
        byValue.remove(oldest.value());
        kept.decrementAndGet();
      }
      oldest = byAge.peek();
    }
  }
}
