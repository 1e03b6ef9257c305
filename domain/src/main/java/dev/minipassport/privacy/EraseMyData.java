package dev.minipassport.privacy;

import dev.minipassport.dossier.Dossiers.Forgotten;
import dev.minipassport.dossier.Dossiers.Reach;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.Cause;
import dev.minipassport.ledger.ReceiptSigner;
import dev.minipassport.privacy.EraseOutcome.Erased;
import dev.minipassport.privacy.EraseOutcome.LoginTooOld;
import dev.minipassport.privacy.EraseOutcome.NotSignedIn;
import dev.minipassport.session.FreshLogin;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.SessionToken;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Forgets a person who asks for it, and gives them what they ever said to carry away. Their next
/// login is a first one.
public final class EraseMyData {
  private final TokenCheck check;
  private final Registrar registrar;
  private final ReceiptSigner signer;

  public EraseMyData(TokenCheck check, Registrar registrar, ReceiptSigner signer) {
    this.check = check;
    this.registrar = registrar;
    this.signer = signer;
  }

  public EraseOutcome erase(AppId app, SessionToken token, Reach reach) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new NotSignedIn(refused);
      case Admitted admitted when !FreshLogin.of(admitted.session(), registrar.now()) ->
          new LoginTooOld();
      case Admitted admitted -> new Erased(erased(admitted.session().identity(), reach));
    };
  }

  private List<EraseOutcome.Trace> erased(Identity person, Reach reach) {
    Instant now = registrar.now();
    var farewell = new Farewell(Cause.PERSON, now);
    return registrar.forget(person, reach, dossier -> Optional.of(farewell.of(dossier))).stream()
        .map(gone -> trace(gone, now.truncatedTo(ChronoUnit.MILLIS)))
        .toList();
  }

  private EraseOutcome.Trace trace(Forgotten gone, Instant now) {
    return new EraseOutcome.Trace(
        gone.app(),
        gone.identity(),
        gone.picture(),
        gone.ledger().entries().isEmpty()
            ? Optional.empty()
            : Optional.of(signer.receipt(gone.ledger(), now)));
  }
}
