package dev.minipassport.simulator.world;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// The tokens of `/cgi-bin/token`: each call issues a new one and leaves the last one 5 more
/// minutes.
public final class ClassicTokens {
  private final AtomicReference<TokenPair> pair = new AtomicReference<>(TokenPair.EMPTY);
  private final QuotaWindow day = new QuotaWindow();

  public AccessToken issue(World world) {
    Instant now = world.clock().now();
    AccessToken next = AccessToken.issued(world.identifiers().accessToken(), now);
    pair.updateAndGet(last -> last.succeededBy(next, now));
    return next;
  }

  public boolean takeQuota(Instant now, int perDay) {
    return day.takeOfDay(now, perDay);
  }

  void retire() {
    pair.set(TokenPair.EMPTY);
  }

  void expire(Instant now) {
    pair.updateAndGet(last -> last.expired(now));
  }

  TokenStanding standing(String value, Instant now) {
    return pair.get().standing(value, now);
  }
}
