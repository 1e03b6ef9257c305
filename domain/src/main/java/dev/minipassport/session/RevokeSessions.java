package dev.minipassport.session;

import dev.minipassport.identity.AppId;
import dev.minipassport.session.NamedRevocation.NoSuchSession;
import dev.minipassport.session.Revocation.Revoked;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.token.SessionToken;
import java.time.Clock;
import java.util.function.Consumer;

/// Ends sessions on behalf of the person who presents a token.
public final class RevokeSessions {
  private final Sessions sessions;
  private final TokenCheck check;
  private final Clock clock;

  public RevokeSessions(Sessions sessions, SessionPolicies policies, Clock clock) {
    this.sessions = sessions;
    this.check = new TokenCheck(sessions, policies, clock);
    this.clock = clock;
  }

  /// Ends the presented session.
  public Revocation revoke(AppId app, SessionToken token) {
    return admitted(app, token, own -> sessions.end(own, EndReason.REVOKED, clock.instant()));
  }

  /// Ends the session `id` of the same person in the same app.
  public NamedRevocation revoke(AppId app, SessionToken token, SessionId id) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> refused;
      case Admitted admitted ->
          switch (sessions.endOne(admitted.session().identity(), id, clock.instant())) {
            case ENDED -> new Revoked();
            case NOT_FOUND -> new NoSuchSession();
          };
    };
  }

  /// Ends all sessions but the presented one.
  public Revocation revokeOthers(AppId app, SessionToken token) {
    return admitted(app, token, own -> sessions.endOthers(own, clock.instant()));
  }

  /// Ends all sessions, the presented one included.
  public Revocation revokeAll(AppId app, SessionToken token) {
    return admitted(app, token, own -> sessions.endAll(own.identity(), clock.instant()));
  }

  private Revocation admitted(AppId app, SessionToken token, Consumer<Session.Live> ending) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> refused;
      case Admitted admitted -> {
        ending.accept(admitted.session());
        yield new Revoked();
      }
    };
  }
}
