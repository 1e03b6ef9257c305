package dev.minipassport.login;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.UnionId;
import java.util.Optional;

/// Asks the platform who a code belongs to. Held to `CodeExchangeContract`.
public interface CodeExchange {

  /// Sends the code at most once and waits no longer than `deadline`, nor than its own limit.
  ///
  /// Throws only where the code is certainly unspent: [dev.minipassport.fault.Unavailable],
  /// [dev.minipassport.fault.QuotaReached], [dev.minipassport.fault.AppCredentialsRejected],
  /// [dev.minipassport.fault.UnknownApp], [dev.minipassport.fault.CallerGone].
  Exchange exchange(AppId app, LoginCode code, Deadline deadline);

  /// What came of one attempt.
  sealed interface Exchange {
    record Exchanged(OpenId openId, Optional<UnionId> unionId, SessionKey sessionKey)
        implements Exchange {}

    /// Unknown, expired, or of another app or kind (40029).
    record Expired() implements Exchange {}

    /// Exchanged before (40163).
    record Used() implements Exchange {}

    /// WeChat keeps a high-risk person out (40226).
    record Blocked() implements Exchange {}

    /// WeChat says that it is busy (-1), and not whether the code is spent.
    record Busy() implements Exchange {}

    /// The request went out and no usable answer came back: whether the code is spent is not known.
    record Unknown() implements Exchange {}
  }
}
