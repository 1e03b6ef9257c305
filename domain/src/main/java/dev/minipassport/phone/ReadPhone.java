package dev.minipassport.phone;

import dev.minipassport.dossier.Registrar;
import dev.minipassport.dossier.Shown;
import dev.minipassport.identity.AppId;
import dev.minipassport.phone.PhoneReading.NoPhone;
import dev.minipassport.phone.PhoneReading.NotSignedIn;
import dev.minipassport.phone.PhoneReading.Read;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.SessionToken;

/// Tells which phone number is a person's, what lawfully comes over from the owner's other apps
/// included.
public final class ReadPhone {
  private final TokenCheck check;
  private final Purposes purposes;
  private final Registrar registrar;

  public ReadPhone(TokenCheck check, Purposes purposes, Registrar registrar) {
    this.check = check;
    this.purposes = purposes;
    this.registrar = registrar;
  }

  public PhoneReading read(AppId app, SessionToken token) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new NotSignedIn(refused);
      case Admitted admitted ->
          shown(app, admitted)
              .get(DataCategory.PHONE)
              .<PhoneReading>map(Read::new)
              .orElseGet(NoPhone::new);
    };
  }

  private Shown shown(AppId app, Admitted admitted) {
    return registrar
        .open(admitted.session().identity())
        .shown(purposes.current(app), registrar.now());
  }
}
