package dev.minipassport.session;

import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.token.TokenDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Judges a presented token, and does what its mere presentation entails: the first use of a
/// successor starts the grace of its predecessors, use is noted, and a predecessor used after its
/// grace ends the session.
public final class TokenCheck {
  private final Sessions sessions;
  private final SessionPolicies policies;
  private final Clock clock;

  public TokenCheck(Sessions sessions, SessionPolicies policies, Clock clock) {
    this.sessions = sessions;
    this.policies = policies;
    this.clock = clock;
  }

  /// Judges by what this node believes. Empty if the store has to be asked or written: ask
  /// [#judge].
  public Optional<Standing> judgeWarm(AppId app, TokenDigest token) {
    return sessions.findWarm(token).flatMap(found -> judgedByBelief(app, found));
  }

  private Optional<Standing> judgedByBelief(AppId app, Session found) {
    Optional<SessionTerms> terms = policies.termsOf(app);
    Instant now = clock.instant();
    if (terms.isEmpty()
        || !(found instanceof Session.Live live)
        || !live.tokenPresented()
        || !terms.get().admits(live, now)
        || !live.app().equals(app)) {
      return Optional.empty();
    }
    return Optional.of(admitted(live, terms.get(), now));
  }

  /// Throws [UnknownApp] if the app is not served here.
  public Standing judge(AppId app, TokenDigest token) {
    SessionTerms terms = policies.termsOf(app).orElseThrow(() -> new UnknownApp(app));
    Optional<Session> found = sessions.findBy(token);
    return found.isPresent() && found.get().app().equals(app)
        ? judge(found.get(), terms, token)
        : new NotValid(NotValid.Reason.UNKNOWN);
  }

  private Standing judge(Session found, SessionTerms terms, TokenDigest token) {
    Instant now = clock.instant();
    return switch (found) {
      case Session.Ended ended -> NotValid.because(ended.reason());
      case Session.Live live when terms.idleTooLong(live, now) -> confirmIdle(token, terms);
      case Session.Live live when !terms.admits(live, now) -> expired(live, terms, now);
      case Session.Live live -> admitted(firstUse(live, now), terms, now);
      case Session.Superseded old when old.stolen(now) -> endStolen(old, now);
      case Session.Superseded old when !terms.admits(old.current(), now) ->
          expired(old.current(), terms, now);
      case Session.Superseded old ->
          new Admitted(noteUse(old.current(), terms, now), terms, true, old.successor());
    };
  }

  /// A cache may not have heard of the last use: only the store's word ends a session for idleness.
  private Standing confirmIdle(TokenDigest token, SessionTerms terms) {
    Instant now = clock.instant();
    return switch (sessions.reread(token).orElse(null)) {
      case null -> new NotValid(NotValid.Reason.UNKNOWN);
      case Session.Live live when terms.admits(live, now) ->
          admitted(firstUse(live, now), terms, now);
      case Session.Live live -> expired(live, terms, now);
      case Session.Superseded old -> judge(old, terms, token);
      case Session.Ended ended -> NotValid.because(ended.reason());
    };
  }

  private static NotValid expired(Session.Live live, SessionTerms terms, Instant now) {
    return new NotValid(
        terms.idleTooLong(live, now) && now.isBefore(live.endsAt())
            ? NotValid.Reason.IDLE
            : NotValid.Reason.EXPIRED);
  }

  private NotValid endStolen(Session.Superseded old, Instant now) {
    sessions.end(old.current(), EndReason.STOLEN, now);
    return NotValid.because(EndReason.STOLEN);
  }

  private Admitted admitted(Session.Live live, SessionTerms terms, Instant now) {
    return new Admitted(noteUse(live, terms, now), terms, false, Optional.empty());
  }

  private Session.Live firstUse(Session.Live live, Instant now) {
    if (live.tokenPresented()) {
      return live;
    }
    sessions.presented(live, now.plus(SessionTerms.ROTATION_GRACE));
    return live.presented();
  }

  private Session.Live noteUse(Session.Live live, SessionTerms terms, Instant now) {
    if (!terms.touchDue(live, now)) {
      return live;
    }
    sessions.seen(live, now);
    return live.seenAt(now);
  }
}
