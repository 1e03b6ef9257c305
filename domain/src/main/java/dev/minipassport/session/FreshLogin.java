package dev.minipassport.session;

import java.time.Duration;
import java.time.Instant;

/// What takes a login of the last minutes: a lost phone does not change what the account is reached
/// by, nor carries all of it away.
public final class FreshLogin {
  public static final Duration WITHIN = Duration.ofMinutes(5);

  private FreshLogin() {}

  public static boolean of(Session.Live session, Instant now) {
    return now.isBefore(session.loggedInAt().plus(WITHIN));
  }
}
