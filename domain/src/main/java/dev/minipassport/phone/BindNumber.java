package dev.minipassport.phone;

import dev.minipassport.consent.Gate;
import dev.minipassport.consent.Passage;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Matter;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.Provenance;
import dev.minipassport.dossier.Realm;
import dev.minipassport.phone.Binding.Barred;
import dev.minipassport.phone.Binding.Bound;
import dev.minipassport.phone.Binding.LoginTooOld;
import dev.minipassport.phone.Binding.NumberTaken;
import dev.minipassport.phone.Binding.TapAgain;
import dev.minipassport.purpose.DataCategory;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Writes a number that WeChat told, as one transaction with the gate, the grant that comes along
/// and the rule that a number is one person's.
public final class BindNumber {
  private final Gate gate;
  private final Clock clock;

  public BindNumber(Gate gate, Clock clock) {
    this.gate = gate;
    this.clock = clock;
  }

  Binding opened(PhoneClaim claim, PhoneNumber number) {
    return bind(claim, number, Provenance.OPENED, UnaryOperator.identity());
  }

  /// Known again by its code.
  Binding redeemed(PhoneClaim claim, PhoneNumber number, PhoneCode code) {
    return bind(
        claim, number, Provenance.REDEEMED, matter -> matter.of(code.request(claim.person())));
  }

  private Binding bind(
      PhoneClaim claim, PhoneNumber number, Provenance provenance, UnaryOperator<Matter> known) {
    Instant now = clock.instant();
    var sought = new Matter.Sought(Realm.of(claim.app()), number);
    Passage passage = claim.passage().about(matter -> known.apply(matter).of(sought));
    return gate.pass(
        passage,
        Barred::new,
        dossier -> again(dossier, now),
        dossier -> bound(dossier, claim, number, provenance, now));
  }

  /// The answer of a binding that was made before, while it stands.
  static Binding again(Dossier dossier, Instant now) {
    return held(dossier, now)
        .<Binding>map(number -> new Bound(number, false))
        .orElseGet(TapAgain::new);
  }

  static Optional<PhoneNumber> held(Dossier dossier, Instant now) {
    return dossier
        .profile()
        .at(now)
        .get(DataCategory.PHONE)
        .map(Held::value)
        .map(PhoneNumber.class::cast);
  }

  private static Revision<Binding> bound(
      Dossier dossier, PhoneClaim claim, PhoneNumber number, Provenance provenance, Instant now) {
    boolean changes = held(dossier, now).filter(other -> !other.equals(number)).isPresent();
    if (changes && !claim.fresh()) {
      return Revision.unchanged(new LoginTooOld());
    }
    boolean taken = dossier.findings().rival().isPresent();
    if (taken && claim.policy().taken() == PhonePolicy.Taken.REFUSE) {
      return Revision.unchanged(new NumberTaken());
    }
    var purpose = claim.passage().purpose();
    Dossier next =
        dossier.with(
            dossier
                .profile()
                .with(
                    new Held(
                        number,
                        provenance,
                        purpose.id(),
                        now,
                        purpose.retention().map(now::plus))));
    return Revision.to(
        dossier.findings().rival().map(next::evicting).orElse(next), new Bound(number, taken));
  }
}
