package dev.minipassport.privacy;

import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.ReceiptSigner;
import dev.minipassport.privacy.PersonalData.Exported;
import dev.minipassport.privacy.PersonalData.LoginTooOld;
import dev.minipassport.privacy.PersonalData.NotSignedIn;
import dev.minipassport.session.FreshLogin;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Sessions;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.SessionToken;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Hands a person all that is kept of them.
public final class ExportMyData {
  private final TokenCheck check;
  private final Sessions sessions;
  private final Registrar registrar;
  private final ReceiptSigner signer;

  public ExportMyData(
      TokenCheck check, Sessions sessions, Registrar registrar, ReceiptSigner signer) {
    this.check = check;
    this.sessions = sessions;
    this.registrar = registrar;
    this.signer = signer;
  }

  public PersonalData export(AppId app, SessionToken token) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new NotSignedIn(refused);
      case Admitted admitted when !FreshLogin.of(admitted.session(), registrar.now()) ->
          new LoginTooOld();
      case Admitted admitted -> export(admitted.session().identity());
    };
  }

  private PersonalData export(Identity person) {
    Dossier dossier = registrar.open(person);
    Instant now = registrar.now().truncatedTo(ChronoUnit.MILLIS);
    return new Exported(
        now,
        dossier.identity(),
        dossier.knownSince(),
        dossier.profile(),
        dossier.relatives().stream()
            .map(relative -> new PersonalData.Elsewhere(relative.app(), relative.profile()))
            .toList(),
        List.copyOf(sessions.of(person)),
        dossier.ledger().entries().isEmpty()
            ? Optional.empty()
            : Optional.of(signer.receipt(dossier.ledger(), now)));
  }
}
