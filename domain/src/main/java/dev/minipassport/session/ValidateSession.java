package dev.minipassport.session;

import dev.minipassport.identity.AppId;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.token.SessionToken;
import java.time.Clock;
import java.util.Optional;

/// Says who holds a token.
public final class ValidateSession {
  private final TokenCheck check;
  private final Clock clock;

  public ValidateSession(Sessions sessions, SessionPolicies policies, Clock clock) {
    this.check = new TokenCheck(sessions, policies, clock);
    this.clock = clock;
  }

  /// Answers from what this node believes, without blocking. Empty says nothing: ask [#validate].
  public Optional<Validation> validateWarm(AppId app, SessionToken token) {
    return check.judgeWarm(app, token.digest()).map(this::validation);
  }

  public Validation validate(AppId app, SessionToken token) {
    return validation(check.judge(app, token.digest()));
  }

  private Validation validation(Standing standing) {
    return switch (standing) {
      case NotValid refused -> refused;
      case Admitted(var session, var terms, var bySuperseded, var successor) ->
          new Validation.Valid(
              session,
              terms.endOf(session),
              bySuperseded ? successor.isPresent() : terms.rotationDue(session, clock.instant()));
    };
  }
}
