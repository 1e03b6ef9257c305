package dev.minipassport.login;

import dev.minipassport.fault.Fault;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.login.Arrival.FreshIds;
import dev.minipassport.login.Arrival.Settlement;
import dev.minipassport.login.CodeExchange.Exchange.Exchanged;
import dev.minipassport.login.Login.AccountSuspended;
import dev.minipassport.login.Login.CodeRejected;
import dev.minipassport.login.Login.CodeRejected.Reason;
import dev.minipassport.login.Login.SessionLimitReached;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.Session;
import dev.minipassport.session.SessionId;
import dev.minipassport.session.SessionPolicies;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.session.Sessions;
import dev.minipassport.token.ReplaySeal;
import dev.minipassport.token.SessionToken;
import dev.minipassport.token.TokenDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Gives a person whom WeChat has vouched for their session, or gives it again to the same code.
public final class SignIn {
  private final SessionPolicies policies;
  private final Logins logins;
  private final Sessions sessions;
  private final ReplaySeal seal;
  private final Clock clock;
  private final RandomGenerator random;

  public SignIn(
      SessionPolicies policies,
      Logins logins,
      Sessions sessions,
      ReplaySeal seal,
      Clock clock,
      RandomGenerator random) {
    this.policies = policies;
    this.logins = logins;
    this.sessions = sessions;
    this.seal = seal;
    this.clock = clock;
    this.random = random;
  }

  /// The code is spent by now, so a store that fails is no longer a reason to repeat it.
  Login complete(App app, LoginAttempt attempt, Optional<TokenDigest> code, Exchanged person) {
    SessionTerms terms = termsOf(app.id());
    Instant now = clock.instant();
    var token = SessionToken.random(random);
    var arrival =
        new Arrival(
            app,
            person.openId(),
            person.unionId(),
            person.sessionKey(),
            token.digest(),
            attempt.currentToken().map(SessionToken::digest),
            attempt.device(),
            code.map(digest -> settlement(digest, attempt.code(), token, now)),
            freshIds(),
            now);
    try {
      return switch (logins.complete(arrival, new AdmissionRule(arrival, terms))) {
        case Logins.Admission.Admitted admitted ->
            signedIn(token, admitted.session(), terms, admitted.facts());
        case Logins.Admission.Suspended _ -> new AccountSuspended();
        case Logins.Admission.LimitReached _ -> new SessionLimitReached();
      };
    } catch (Fault _) {
      return CodeRejected.because(Reason.EXCHANGE_UNKNOWN);
    }
  }

  /// The session that `attempt`'s code gave a moment ago, if it still stands with the same token.
  Login replay(LoginAttempt attempt, LoginCodes.Standing.Settled settled) {
    SessionTerms terms = termsOf(attempt.app());
    Optional<SessionToken> token = seal.open(settled.token(), attempt.code());
    Optional<Session> session = token.flatMap(known -> sessions.findBy(known.digest()));
    return session.isPresent()
            && session.get() instanceof Session.Live live
            && terms.admits(live, clock.instant())
        ? signedIn(token.orElseThrow(), live, terms, settled.facts())
        : CodeRejected.because(Reason.USED);
  }

  private static SignedIn signedIn(
      SessionToken token, Session.Live session, SessionTerms terms, LoginFacts facts) {
    return new SignedIn(token, session, terms.endOf(session), facts);
  }

  private Settlement settlement(
      TokenDigest digest, LoginCode code, SessionToken token, Instant now) {
    return new Settlement(digest, seal.seal(token, code), now.plus(LoginTerms.REPLAY_WINDOW));
  }

  private SessionTerms termsOf(AppId app) {
    return policies.termsOf(app).orElseThrow(() -> new UnknownApp(app));
  }

  private FreshIds freshIds() {
    return new FreshIds(new IdentityId(uuid()), new AccountId(uuid()), new SessionId(uuid()));
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
