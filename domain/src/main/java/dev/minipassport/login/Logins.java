package dev.minipassport.login;

import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Identity;
import dev.minipassport.session.Session;
import dev.minipassport.session.SessionId;
import dev.minipassport.token.TokenDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Completes logins. Held to `LoginsContract`.
public interface Logins {

  /// One transaction: reads what is [Known] of the person under the lock of their identity, lets
  /// `rule` decide, writes exactly that, the sealed session key, the settled code and the rows of
  /// changes, and returns the decision. A decision that admits nobody spends the code, ends
  /// a stolen session and writes nothing else.
  Admission complete(Arrival arrival, Rule rule);

  /// Decides inside the transaction. It must be quick and must not call a port.
  interface Rule {
    Admission decide(Known known);
  }

  /// What the store holds when a person arrives.
  ///
  /// @param account the identity's; absent exactly if the identity is
  /// @param holder the account that holds, within the owner of the app, the identity's union id, or
  ///     else the one that arrived; absent if there is no owner, no union id, or no such account
  /// @param accountShared whether the identity's account has other identities
  /// @param sessions the live sessions of the identity, newest login first, without those of
  ///     web-views
  /// @param current what the current token finds
  record Known(
      Optional<Identity> identity,
      Optional<Account> account,
      Optional<Account> holder,
      boolean accountShared,
      List<Session.Live> sessions,
      Optional<Session> current) {}

  /// What a login does.
  sealed interface Admission {

    /// The person is signed in.
    ///
    /// @param identity to be written as it stands here; new if `facts.firstLogin()`
    /// @param session to be written as it stands here; it replaces the one of the same id if
    ///     `facts.continued()`
    /// @param holdsUnionId the identity's account becomes the holder of its union id within the
    ///     owner, if nobody is
    /// @param alias an account that has nobody left and from now on names the identity's
    /// @param conflictsWith the account that an operator has to weigh against the identity's
    /// @param superseded the token that `session` replaces, to be remembered as a predecessor
    /// @param displaced sessions that end for want of room
    /// @param stolen a session whose predecessor was presented after its grace
    record Admitted(
        Identity identity,
        Session.Live session,
        LoginFacts facts,
        boolean holdsUnionId,
        Optional<AccountId> alias,
        Optional<AccountId> conflictsWith,
        Optional<Superseded> superseded,
        List<SessionId> displaced,
        Optional<SessionId> stolen)
        implements Admission {}

    record Suspended() implements Admission {}

    /// The app refuses a further session.
    ///
    /// @param stolen a session whose predecessor was presented after its grace, which ends all the
    ///     same
    record LimitReached(Optional<SessionId> stolen) implements Admission {}

    /// The token that a login which continues its session takes the place of. What earlier tokens
    /// of the session could still replay is wiped, since it names a token that was never the last.
    ///
    /// @param gracesEndAt where that token was the one presented, the end of every earlier one's
    ///     grace
    record Superseded(TokenDigest token, Optional<Instant> gracesEndAt) {}
  }
}
