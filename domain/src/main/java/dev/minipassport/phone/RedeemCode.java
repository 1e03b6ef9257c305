package dev.minipassport.phone;

import dev.minipassport.consent.Gate;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.Fault;
import dev.minipassport.login.LoginCodes;
import dev.minipassport.login.LoginTerms;
import dev.minipassport.login.Pause;
import dev.minipassport.phone.Binding.Barred;
import dev.minipassport.phone.Binding.CodeRejected;
import dev.minipassport.phone.Binding.LoginTooOld;
import dev.minipassport.phone.Binding.TapAgain;
import dev.minipassport.phone.PhoneNumbers.Redemption;
import dev.minipassport.token.TokenDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Redeems a code once, whichever call or node brings it: it is claimed in the store first, and
/// only where a grant stands. WeChat was paid at the tap, so a repeat gets the answer again for as
/// long as the binding stands.
public final class RedeemCode {
  private final Gate gate;
  private final Registrar registrar;
  private final LoginCodes codes;
  private final PhoneNumbers numbers;
  private final BindNumber bind;
  private final Clock clock;
  private final Pause pause;

  public RedeemCode(
      Gate gate,
      Registrar registrar,
      LoginCodes codes,
      PhoneNumbers numbers,
      BindNumber bind,
      Clock clock,
      Pause pause) {
    this.gate = gate;
    this.registrar = registrar;
    this.codes = codes;
    this.numbers = numbers;
    this.bind = bind;
    this.clock = clock;
    this.pause = pause;
  }

  Binding redeem(PhoneClaim claim, PhoneCode code, Deadline deadline) {
    TokenDigest digest = code.digest(claim.person());
    LoginCodes.Standing standing = claim(digest, deadline);
    Duration wait = LoginTerms.FIRST_LOOK;
    while (true) {
      switch (standing) {
        case LoginCodes.Standing.Claimed _ -> {
          return claimed(claim, code, digest, deadline);
        }
        case LoginCodes.Standing.Settled _,
            LoginCodes.Standing.Spent _,
            LoginCodes.Standing.Abandoned _ -> {
          return again(claim, code);
        }
        case LoginCodes.Standing.Unknown _ -> standing = claim(digest, deadline);
        case LoginCodes.Standing.Pending _ -> {
          if (deadline.passed()) {
            throw new CallerGone();
          }
          pause.of(wait);
          standing = codes.look(digest, clock.instant());
          wait = LoginTerms.longer(wait);
        }
      }
    }
  }

  private LoginCodes.Standing claim(TokenDigest digest, Deadline deadline) {
    if (deadline.passed()) {
      throw new CallerGone();
    }
    Instant now = clock.instant();
    return codes.claim(digest, now, now.plus(PhoneTerms.PENDING), now.plus(PhoneTerms.CODE_MEMORY));
  }

  private Binding again(PhoneClaim claim, PhoneCode code) {
    Instant now = clock.instant();
    return registrar.revise(
        claim.person(),
        registrar.matter().of(code.request(claim.person())),
        dossier ->
            Revision.unchanged(
                dossier.repeated().isPresent() ? BindNumber.again(dossier, now) : new TapAgain()));
  }

  private Binding claimed(PhoneClaim claim, PhoneCode code, TokenDigest digest, Deadline deadline) {
    Redemption redemption;
    try {
      Optional<Binding> barred = foreseen(claim);
      if (barred.isPresent()) {
        codes.release(digest);
        return barred.get();
      }
      redemption = numbers.redeem(claim.person(), code, deadline);
    } catch (Fault unspent) {
      codes.release(digest);
      throw unspent;
    }
    Binding binding = written(claim, code, redemption, deadline);
    close(digest);
    return binding;
  }

  /// What was paid for is not given up at the first failure of the store. A binding that was
  /// written in spite of it is known again by its code.
  private Binding written(
      PhoneClaim claim, PhoneCode code, Redemption redemption, Deadline deadline) {
    Duration wait = PhoneTerms.FIRST_REWRITE;
    for (int left = PhoneTerms.REWRITES; ; left--) {
      try {
        return concluded(claim, code, redemption);
      } catch (Fault _) {
        if (left == 0 || deadline.passed()) {
          return new TapAgain();
        }
      }
      pause.of(wait);
      wait = wait.multipliedBy(2);
    }
  }

  /// Nobody waits for this claim any longer; one that cannot be closed ends by itself.
  private void close(TokenDigest digest) {
    try {
      codes.spend(digest);
    } catch (Fault _) {
      // Said above.
    }
  }

  /// A code is not redeemed for what would not be written.
  private Optional<Binding> foreseen(PhoneClaim claim) {
    return gate.foresee(claim.passage())
        .<Binding>map(Barred::new)
        .or(() -> mayChange(claim) ? Optional.empty() : Optional.of(new LoginTooOld()));
  }

  /// Whether the number is another one is not known before it is redeemed.
  private boolean mayChange(PhoneClaim claim) {
    return claim.fresh()
        || BindNumber.held(registrar.open(claim.person()), clock.instant()).isEmpty();
  }

  private Binding concluded(PhoneClaim claim, PhoneCode code, Redemption redemption) {
    return switch (redemption) {
      case Redemption.Redeemed(var number) -> bind.redeemed(claim, number, code);
      case Redemption.Rejected _ -> new CodeRejected();
      case Redemption.Unknown _ -> new TapAgain();
    };
  }
}
