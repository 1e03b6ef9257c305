package dev.minipassport.fault;

import java.time.Duration;

/// WeChat's limit for this app or person is used up (45011, 45009). The code is unspent.
public final class QuotaReached extends Fault {
  private final Duration retryAfter;

  public QuotaReached(Duration retryAfter) {
    super("WeChat's quota is used up; repeat the request after the given delay.");
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
