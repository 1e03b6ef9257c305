package dev.minipassport.session;

import dev.minipassport.identity.Identity;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.TokenDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Every session this service has issued and not yet forgotten.
///
/// Implementations are held to `SessionsContract`. They may cache, but a revocation is visible to
/// the next read on the same node. Each writing method is one transaction, and throws
/// [dev.minipassport.fault.Unavailable] if it was not, or may not have been, written. Reads judge
/// no lifetime: that is the business of [SessionTerms].
public interface Sessions {

  /// What this node believes at this moment; never blocks. Empty says nothing: ask [#findBy].
  default Optional<Session> findWarm(TokenDigest token) {
    return Optional.empty();
  }

  Optional<Session> findBy(TokenDigest token);

  /// As [#findBy], past any cache.
  default Optional<Session> reread(TokenDigest token) {
    return findBy(token);
  }

  /// The live sessions of the identity, newest login first, without those handed to web-views.
  List<Session.Live> of(Identity identity);

  /// Notes that the session was in use. Never blocks, may be lost, is written in batches, and never
  /// brings an ended session back.
  void seen(Session.Live session, Instant at);

  /// Notes that the current token was used for the first time. The grace of every predecessor that
  /// has none yet ends at `graceEndsAt`.
  void presented(Session.Live session, Instant graceEndsAt);

  /// Gives `current` the successor `next`, remembering at most [SessionTerms#PREDECESSORS]
  /// predecessors. Of two trades that race, exactly one is `TRADED`; the graces of earlier
  /// predecessors start as with [#presented], since `current.token()` was just used.
  Trade trade(Session.Live current, Session.Live next, SealedToken successor, Instant graceEndsAt);

  /// Ends the session, and with it those handed over from it. Ending an ended session changes
  /// nothing.
  void end(Session.Live session, EndReason reason, Instant at);

  /// Ends the one session of the identity that has this id, and with it those handed over from it.
  Ending endOne(Identity identity, SessionId id, Instant at);

  /// Ends all sessions of the identity by raising its generation: correct under parallel logins.
  void endAll(Identity identity, Instant at);

  /// As [#endAll], but takes `kept`, its parent and those handed over from them along.
  void endOthers(Session.Live kept, Instant at);

  /// `STALE`: the session has another token by now, or has ended.
  enum Trade {
    TRADED,
    STALE
  }

  enum Ending {
    ENDED,
    NOT_FOUND
  }
}
