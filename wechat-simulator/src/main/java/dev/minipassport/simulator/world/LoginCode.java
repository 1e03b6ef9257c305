package dev.minipassport.simulator.world;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/// A code of `wx.login`, good for one exchange.
public final class LoginCode {
  private final String value;
  private final SimulatedApp app;
  private final Identity identity;
  private final Instant expiresAt;
  private final AtomicBoolean used = new AtomicBoolean();

  LoginCode(String value, SimulatedApp app, Identity identity, Instant expiresAt) {
    this.value = value;
    this.app = app;
    this.identity = identity;
    this.expiresAt = expiresAt;
  }

  String value() {
    return value;
  }

  public Identity identity() {
    return identity;
  }

  public boolean belongsTo(SimulatedApp candidate) {
    return app == candidate;
  }

  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public boolean used() {
    return used.get();
  }

  /// Marks the code used; of several callers exactly one gets true.
  public boolean spend() {
    return used.compareAndSet(false, true);
  }
}
