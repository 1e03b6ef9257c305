package dev.minipassport.simulator.world;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The tokens of `/cgi-bin/stable_token`: one for everyone, replaced 300 s before it expires.
public final class StableTokens {
  private static final int FORCED_PER_DAY = 20;
  private static final Duration BETWEEN_FORCED = Duration.ofSeconds(30);

  private final QuotaWindow minute = new QuotaWindow();
  private final QuotaWindow day = new QuotaWindow();
  private final QuotaWindow forcedToday = new QuotaWindow();
  private TokenPair pair = TokenPair.EMPTY;
  private @Nullable Instant lastForced;

  /// Normal mode: the current token while it has 300 s to live, else its successor.
  public synchronized AccessToken current(World world) {
    Instant now = world.clock().now();
    AccessToken current = pair.current();
    if (current != null && !now.isAfter(current.expiresAt().minus(AccessToken.OVERLAP))) {
      return current;
    }
    AccessToken next = AccessToken.issued(world.identifiers().accessToken(), now);
    pair = pair.succeededBy(next, now);
    return next;
  }

  /// Forced mode: a new token, the last one dead at once. Beyond 20 a day or within 30 s it does
  /// what normal mode does.
  public synchronized AccessToken force(World world) {
    Instant now = world.clock().now();
    boolean tooSoon = lastForced != null && now.isBefore(lastForced.plus(BETWEEN_FORCED));
    if (tooSoon || !forcedToday.takeOfDay(now, FORCED_PER_DAY)) {
      return current(world);
    }
    lastForced = now;
    AccessToken next = AccessToken.issued(world.identifiers().accessToken(), now);
    pair = new TokenPair(next, null);
    return next;
  }

  public boolean takeMinuteQuota(Instant now, int perMinute) {
    return minute.takeOfMinute(now, perMinute);
  }

  public boolean takeDayQuota(Instant now, int perDay) {
    return day.takeOfDay(now, perDay);
  }

  synchronized void retire() {
    pair = TokenPair.EMPTY;
  }

  synchronized void expire(Instant now) {
    pair = pair.expired(now);
  }

  synchronized TokenStanding standing(String value, Instant now) {
    return pair.standing(value, now);
  }
}
