package dev.minipassport.session;

import dev.minipassport.identity.AppId;
import dev.minipassport.session.Rotation.NotDue;
import dev.minipassport.session.Rotation.Rotated;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.token.ReplaySeal;
import dev.minipassport.token.SessionToken;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Trades a session's token for a fresh one. Racing trades all get the same successor.
public final class RotateSession {
  private final Sessions sessions;
  private final TokenCheck check;
  private final ReplaySeal seal;
  private final Clock clock;
  private final RandomGenerator random;

  public RotateSession(
      Sessions sessions,
      SessionPolicies policies,
      ReplaySeal seal,
      Clock clock,
      RandomGenerator random) {
    this.sessions = sessions;
    this.check = new TokenCheck(sessions, policies, clock);
    this.seal = seal;
    this.clock = clock;
    this.random = random;
  }

  public Rotation rotate(AppId app, SessionToken token) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> refused;
      case Admitted admitted when admitted.bySuperseded() -> replay(token, admitted);
      case Admitted admitted
          when !admitted.terms().rotationDue(admitted.session(), clock.instant()) ->
          notDue(admitted);
      case Admitted admitted -> trade(app, token, admitted);
    };
  }

  private Rotation trade(AppId app, SessionToken token, Admitted admitted) {
    Instant now = clock.instant();
    var successor = SessionToken.random(random);
    Session.Live next = admitted.session().withToken(successor.digest(), now);
    var graceEndsAt = now.plus(SessionTerms.ROTATION_GRACE);
    return switch (sessions.trade(
        admitted.session(), next, seal.seal(successor, token), graceEndsAt)) {
      case TRADED -> new Rotated(successor, next, admitted.terms().endOf(next));
      case STALE -> rotateAgain(app, token);
    };
  }

  /// Another trade, a login or a revocation came first: what stands now decides.
  private Rotation rotateAgain(AppId app, SessionToken token) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> refused;
      case Admitted admitted when admitted.bySuperseded() -> replay(token, admitted);
      case Admitted admitted -> notDue(admitted);
    };
  }

  /// A login that replaced the token gave its successor to whoever logged in; there is nothing to
  /// replay.
  private Rotation replay(SessionToken token, Admitted admitted) {
    Optional<SessionToken> successor = admitted.successor().flatMap(kept -> seal.open(kept, token));
    if (successor.isEmpty()) {
      return new NotDue(Optional.empty());
    }
    Session.Live session = admitted.session();
    return new Rotated(successor.get(), session, admitted.terms().endOf(session));
  }

  private static NotDue notDue(Admitted admitted) {
    Session.Live session = admitted.session();
    return new NotDue(
        session.parent().isPresent()
            ? Optional.empty()
            : Optional.of(admitted.terms().rotationDueAt(session)));
  }
}
