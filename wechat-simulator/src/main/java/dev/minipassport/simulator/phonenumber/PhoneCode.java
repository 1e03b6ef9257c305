package dev.minipassport.simulator.phonenumber;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/// A code that stands for a phone number, good for one look.
public final class PhoneCode {
  public static final Duration LIFETIME = Duration.ofMinutes(5);

  private final String appId;
  private final String openId;
  private final PhoneNumber number;
  private final Instant tappedAt;
  private final AtomicBoolean used = new AtomicBoolean();

  public PhoneCode(String appId, String openId, PhoneNumber number, Instant tappedAt) {
    this.appId = appId;
    this.openId = openId;
    this.number = number;
    this.tappedAt = tappedAt;
  }

  public String appId() {
    return appId;
  }

  public String openId() {
    return openId;
  }

  public PhoneNumber number() {
    return number;
  }

  /// When the person tapped the button; the life of the code begins there.
  public Instant tappedAt() {
    return tappedAt;
  }

  public boolean expired(Instant now) {
    return !now.isBefore(tappedAt.plus(LIFETIME));
  }

  /// Marks the code used; of several callers exactly one gets true.
  public boolean spend() {
    return used.compareAndSet(false, true);
  }
}
