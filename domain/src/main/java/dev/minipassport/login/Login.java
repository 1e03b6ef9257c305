package dev.minipassport.login;

import dev.minipassport.session.Session;
import dev.minipassport.token.SessionToken;
import java.time.Duration;
import java.time.Instant;

/// What came of a login.
public sealed interface Login {

  /// The person is signed in.
  ///
  /// @param expiresAt when the session ends if it is not used
  record SignedIn(SessionToken token, Session.Live session, Instant expiresAt, LoginFacts facts)
      implements Login {}

  /// No session; the client has to ask WeChat for a fresh code.
  ///
  /// @param waitBeforeLogin how long it waits before it does
  record CodeRejected(Reason reason, Duration waitBeforeLogin) implements Login {

    static CodeRejected because(Reason reason) {
      return new CodeRejected(
          reason,
          reason == Reason.EXCHANGE_UNKNOWN ? LoginTerms.WAIT_AFTER_UNKNOWN : Duration.ZERO);
    }

    public enum Reason {
      /// Unknown to WeChat: older than 5 minutes, or of another app.
      EXPIRED,
      USED,
      /// Made up by WeChat's developer tools.
      MOCK,
      /// The exchange was begun and its answer was lost: the code may be spent.
      EXCHANGE_UNKNOWN
    }
  }

  /// WeChat keeps a high-risk person out (40226).
  record BlockedByWeChat() implements Login {}

  record AccountSuspended() implements Login {}

  /// The app refuses sessions beyond the limit, and the person has that many.
  record SessionLimitReached() implements Login {}
}
