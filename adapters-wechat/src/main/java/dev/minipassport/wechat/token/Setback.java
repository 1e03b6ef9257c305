package dev.minipassport.wechat.token;

import dev.minipassport.fault.AppCredentialsRejected;
import dev.minipassport.fault.Fault;
import dev.minipassport.fault.QuotaReached;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.identity.AppId;
import java.time.Duration;

/// Why there is no new token.
record Setback(Why why, Duration retryAfter) {
  private static final Duration SOON = Duration.ofSeconds(1);

  enum Why {
    UNAVAILABLE,
    QUOTA,
    CREDENTIALS
  }

  static Setback unavailable() {
    return new Setback(Why.UNAVAILABLE, SOON);
  }

  /// What a caller is told who has to wait for the next attempt as well.
  ///
  /// @param pause until the next attempt
  Fault fault(AppId app, Duration pause) {
    Duration longer = pause.compareTo(retryAfter) > 0 ? pause : retryAfter;
    return switch (why) {
      case UNAVAILABLE -> new Unavailable(Dependency.WECHAT, longer);
      case QUOTA -> new QuotaReached(longer);
      case CREDENTIALS -> new AppCredentialsRejected(app);
    };
  }
}
