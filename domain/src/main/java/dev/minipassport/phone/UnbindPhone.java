package dev.minipassport.phone;

import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.phone.Unbinding.LoginTooOld;
import dev.minipassport.phone.Unbinding.NotSignedIn;
import dev.minipassport.phone.Unbinding.Unbound;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.session.FreshLogin;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.SessionToken;
import java.time.Instant;

/// Takes a phone number off a person. What they agreed to stands; to take that back needs no fresh
/// login, and takes the number along.
public final class UnbindPhone {
  private final TokenCheck check;
  private final Registrar registrar;

  public UnbindPhone(TokenCheck check, Registrar registrar) {
    this.check = check;
    this.registrar = registrar;
  }

  public Unbinding unbind(AppId app, SessionToken token) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new NotSignedIn(refused);
      case Admitted admitted when !FreshLogin.of(admitted.session(), registrar.now()) ->
          new LoginTooOld();
      case Admitted admitted -> unbind(admitted.session().identity(), registrar.now());
    };
  }

  private Unbinding unbind(Identity person, Instant now) {
    return registrar.revise(
        person,
        dossier ->
            Revision.to(
                dossier.with(
                    dossier.profile().only(held -> held.value().category() != DataCategory.PHONE)),
                new Unbound(BindNumber.held(dossier, now).isPresent())));
  }
}
