package dev.minipassport.simulator.phonenumber;

import java.util.EnumMap;
import java.util.Map;

/// The quota of one app and what was taken of it. Every number is charged when the client gets it,
/// whether or not the server ever asks for it.
public final class PhoneAccount {
  private static final int TRIAL = 1_000;

  private final Map<Verification, Integer> taken = new EnumMap<>(Verification.class);
  private int quota = TRIAL;
  private int redeemed;

  /// An account with the same quota left, and nothing charged.
  public synchronized PhoneAccount anew() {
    var fresh = new PhoneAccount();
    fresh.grant(quota);
    return fresh;
  }

  /// Sets how many more numbers the app may be given.
  public synchronized void grant(int more) {
    if (more < 0) {
      throw new IllegalArgumentException("a phone quota is zero or more");
    }
    quota = more;
  }

  public synchronized boolean exhausted() {
    return quota == 0;
  }

  /// Charges one number; false if the quota is used up.
  public synchronized boolean charge(Verification verification) {
    if (quota == 0) {
      return false;
    }
    quota--;
    taken.merge(verification, 1, Integer::sum);
    return true;
  }

  public synchronized void redeem() {
    redeemed++;
  }

  public synchronized PhoneCharges charges() {
    return new PhoneCharges(
        taken.getOrDefault(Verification.QUICK, 0),
        taken.getOrDefault(Verification.REALTIME, 0),
        redeemed,
        quota);
  }
}
