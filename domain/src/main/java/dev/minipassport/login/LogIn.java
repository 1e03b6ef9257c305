package dev.minipassport.login;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.Fault;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.App;
import dev.minipassport.identity.Apps;
import dev.minipassport.login.CodeExchange.Exchange;
import dev.minipassport.login.Login.BlockedByWeChat;
import dev.minipassport.login.Login.CodeRejected;
import dev.minipassport.login.Login.CodeRejected.Reason;
import dev.minipassport.token.TokenDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Trades WeChat's one-time code for a session.
///
/// The code is claimed in the store, exchanged, and settled in the transaction that signs the
/// person in. So it is exchanged once, whichever call or node brings it, and a store that cannot
/// write is found out while the code is still unspent. Whatever is thrown from here means an
/// unspent code.
public final class LogIn {
  private final Apps apps;
  private final CodeExchange exchange;
  private final LoginCodes codes;
  private final SignIn signIn;
  private final LoginTerms terms;
  private final Clock clock;
  private final Pause pause;

  public LogIn(
      Apps apps,
      CodeExchange exchange,
      LoginCodes codes,
      SignIn signIn,
      LoginTerms terms,
      Clock clock,
      Pause pause) {
    this.apps = apps;
    this.exchange = exchange;
    this.codes = codes;
    this.signIn = signIn;
    this.terms = terms;
    this.clock = clock;
    this.pause = pause;
  }

  public Login logIn(LoginAttempt attempt, Deadline deadline) {
    App app = apps.find(attempt.app()).orElseThrow(() -> new UnknownApp(attempt.app()));
    if (!attempt.code().mock()) {
      return withClaim(app, attempt, deadline);
    }
    return terms.mockCodes()
        ? conclude(app, attempt, Optional.empty(), exchangePatiently(attempt, deadline))
        : CodeRejected.because(Reason.MOCK);
  }

  private Login withClaim(App app, LoginAttempt attempt, Deadline deadline) {
    TokenDigest code = attempt.code().digest(app.id());
    LoginCodes.Standing standing = claim(code, deadline);
    Duration wait = LoginTerms.FIRST_LOOK;
    while (true) {
      switch (standing) {
        case LoginCodes.Standing.Claimed _ -> {
          return exchangeClaimed(app, attempt, code, deadline);
        }
        case LoginCodes.Standing.Settled settled -> {
          return replay(attempt, settled);
        }
        case LoginCodes.Standing.Spent _ -> {
          return CodeRejected.because(Reason.USED);
        }
        case LoginCodes.Standing.Abandoned _ -> {
          return CodeRejected.because(Reason.EXCHANGE_UNKNOWN);
        }
        case LoginCodes.Standing.Unknown _ -> standing = claim(code, deadline);
        case LoginCodes.Standing.Pending _ -> {
          standing = lookLater(code, deadline, wait);
          wait = LoginTerms.longer(wait);
        }
      }
    }
  }

  private LoginCodes.Standing claim(TokenDigest code, Deadline deadline) {
    if (deadline.passed()) {
      throw new CallerGone();
    }
    Instant now = clock.instant();
    return codes.claim(code, now, now.plus(terms.pending()), now.plus(LoginTerms.CODE_MEMORY));
  }

  /// Another call may have spent the code, so a store that does not answer is no reason to repeat
  /// it.
  private LoginCodes.Standing lookLater(TokenDigest code, Deadline deadline, Duration wait) {
    if (deadline.passed()) {
      throw new CallerGone();
    }
    pause.of(wait);
    try {
      return codes.look(code, clock.instant());
    } catch (Fault _) {
      return new LoginCodes.Standing.Abandoned();
    }
  }

  private Login replay(LoginAttempt attempt, LoginCodes.Standing.Settled settled) {
    try {
      return signIn.replay(attempt, settled);
    } catch (Fault _) {
      return CodeRejected.because(Reason.EXCHANGE_UNKNOWN);
    }
  }

  private Login exchangeClaimed(
      App app, LoginAttempt attempt, TokenDigest code, Deadline deadline) {
    Exchange answer;
    try {
      answer = exchangePatiently(attempt, deadline);
    } catch (Fault unspent) {
      if (!succeeds(() -> codes.release(code))) {
        return CodeRejected.because(Reason.EXCHANGE_UNKNOWN);
      }
      throw unspent;
    }
    Login login = conclude(app, attempt, Optional.of(code), answer);
    if (!(answer instanceof Exchange.Exchanged)) {
      // A claim that cannot be marked as spent counts as abandoned in time, which refuses the code
      // as well.
      boolean _ = succeeds(() -> codes.spend(code));
    }
    return login;
  }

  private Login conclude(
      App app, LoginAttempt attempt, Optional<TokenDigest> code, Exchange answer) {
    return switch (answer) {
      case Exchange.Exchanged person -> signIn.complete(app, attempt, code, person);
      case Exchange.Expired _ -> CodeRejected.because(Reason.EXPIRED);
      case Exchange.Used _ -> CodeRejected.because(Reason.USED);
      case Exchange.Blocked _ -> new BlockedByWeChat();
      case Exchange.Busy _, Exchange.Unknown _ -> CodeRejected.because(Reason.EXCHANGE_UNKNOWN);
    };
  }

  /// Asks once more where WeChat is busy: whether that spent the code is not known, so a second
  /// answer counts only if it says who the person is.
  private Exchange exchangePatiently(LoginAttempt attempt, Deadline deadline) {
    Exchange first = exchange.exchange(attempt.app(), attempt.code(), deadline);
    if (!(first instanceof Exchange.Busy)) {
      return first;
    }
    try {
      return switch (exchange.exchange(attempt.app(), attempt.code(), deadline)) {
        case Exchange.Exchanged person -> person;
        case Exchange.Blocked blocked -> blocked;
        case Exchange.Expired _, Exchange.Used _, Exchange.Busy _, Exchange.Unknown _ ->
            new Exchange.Unknown();
      };
    } catch (Fault _) {
      return new Exchange.Unknown();
    }
  }

  private static boolean succeeds(Runnable write) {
    try {
      write.run();
      return true;
    } catch (Fault _) {
      return false;
    }
  }
}
