package dev.minipassport.profile;

import dev.minipassport.dossier.Registrar;
import dev.minipassport.identity.AppId;
import dev.minipassport.profile.ProfileReading.NotSignedIn;
import dev.minipassport.profile.ProfileReading.Read;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.SessionToken;

/// Tells what a person chose to show.
public final class ReadProfile {
  private final TokenCheck check;
  private final Purposes purposes;
  private final Registrar registrar;

  public ReadProfile(TokenCheck check, Purposes purposes, Registrar registrar) {
    this.check = check;
    this.purposes = purposes;
    this.registrar = registrar;
  }

  public ProfileReading read(AppId app, SessionToken token) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new NotSignedIn(refused);
      case Admitted admitted ->
          new Read(
              registrar
                  .open(admitted.session().identity())
                  .shown(purposes.current(app), registrar.now()));
    };
  }
}
