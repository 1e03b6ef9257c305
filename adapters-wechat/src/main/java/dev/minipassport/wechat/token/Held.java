package dev.minipassport.wechat.token;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// A token and its times, in nanoseconds of the ticker.
///
/// @param renewAt when to ask for its successor: WeChat has one from 5 minutes before the end on,
///     and until then only the same token again (protocol 5.2)
record Held(AccessToken token, long renewAt, long endsAt) {
  private static final Duration OVERLAP = Duration.ofMinutes(5);
  private static final Duration JITTER = Duration.ofMinutes(1);

  static Held from(Issue.Issued issued, long asked, RandomGenerator random) {
    Duration lifetime = issued.lifetime();
    Duration calm =
        lifetime.compareTo(OVERLAP) > 0 ? lifetime.minus(OVERLAP) : lifetime.dividedBy(2);
    Duration rest = lifetime.minus(calm).dividedBy(2);
    Duration spread = rest.compareTo(JITTER) < 0 ? rest : JITTER;
    return new Held(
        issued.token(),
        asked + calm.toNanos() + random.nextLong(spread.toNanos()),
        asked + lifetime.toNanos());
  }

  boolean due(long now) {
    return now - renewAt >= 0;
  }

  boolean valid(long now) {
    return now - endsAt < 0;
  }
}
