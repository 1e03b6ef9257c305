package dev.minipassport.consent;

import dev.minipassport.consent.Withdrawal.NothingGranted;
import dev.minipassport.consent.Withdrawal.RequestIdReused;
import dev.minipassport.consent.Withdrawal.UnknownPurpose;
import dev.minipassport.consent.Withdrawal.Withdrawn;
import dev.minipassport.dossier.Difference;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.dossier.Request;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.Cause;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.purpose.QuietRule;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.SessionToken;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes a consent back, which is as easy as giving it, and erases what no other standing purpose
/// covers. What came over to the owner's other apps is gone there as well, since it was never
/// copied.
public final class WithdrawConsent {
  private final TokenCheck check;
  private final Purposes purposes;
  private final Registrar registrar;

  public WithdrawConsent(TokenCheck check, Purposes purposes, Registrar registrar) {
    this.check = check;
    this.purposes = purposes;
    this.registrar = registrar;
  }

  public Withdrawal withdraw(AppId app, SessionToken token, PurposeId id, RequestId request) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new Withdrawal.NotSignedIn(refused);
      case Admitted admitted ->
          known(admitted.session().identity(), id)
              .map(purpose -> withdraw(admitted.session().identity(), purpose, request))
              .orElseGet(UnknownPurpose::new);
    };
  }

  /// What the app no longer asks for can still be taken back.
  private Optional<Purpose> known(Identity person, PurposeId id) {
    return purposes
        .current(person.app(), id)
        .or(
            () ->
                registrar
                    .open(person)
                    .ledger()
                    .stance(id, QuietRule.DEFAULT)
                    .last()
                    .flatMap(said -> purposes.version(said.app(), id, said.version())));
  }

  private Withdrawal withdraw(Identity person, Purpose purpose, RequestId id) {
    Request request = Fingerprint.of(id, List.of("withdraw", purpose.id().value()));
    var withdrawing =
        new Withdrawing(purpose, purposes.current(person.app()), id, Cause.PERSON, registrar.now());
    return registrar.revise(
        person,
        request,
        dossier ->
            dossier
                .repeated()
                .map(before -> Revision.unchanged(again(before, request)))
                .orElseGet(() -> withdrawn(dossier, withdrawing)));
  }

  /// What was granted after the request first came is not what it takes back.
  private static Withdrawal again(Request before, Request request) {
    return before.equals(request)
        ? new Withdrawn(Set.of(), Optional.empty())
        : new RequestIdReused();
  }

  private static Revision<Withdrawal> withdrawn(Dossier dossier, Withdrawing withdrawing) {
    if (withdrawing.done(dossier)) {
      return Revision.unchanged(new Withdrawn(Set.of(), Optional.empty()));
    }
    if (!withdrawing.possible(dossier)) {
      return Revision.unchanged(new NothingGranted());
    }
    Dossier next = withdrawing.from(dossier);
    Difference difference = Difference.between(dossier, next);
    return Revision.to(next, new Withdrawn(difference.gone(), difference.orphan()));
  }
}
