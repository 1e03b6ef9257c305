package dev.minipassport.profile;

import dev.minipassport.dossier.Difference;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.identity.AppId;
import dev.minipassport.profile.Erasure.Erased;
import dev.minipassport.profile.Erasure.NotSignedIn;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.SessionToken;
import java.util.Set;

/// Erases what this app keeps of a profile. What the person agreed to stands: take that back, and
/// what comes over from another app goes as well. A phone number is unbound, not erased: that takes
/// a fresh login.
public final class EraseProfile {
  private final TokenCheck check;
  private final Registrar registrar;

  public EraseProfile(TokenCheck check, Registrar registrar) {
    this.check = check;
    this.registrar = registrar;
  }

  public Erasure erase(AppId app, SessionToken token, Set<DataCategory> categories) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new NotSignedIn(refused);
      case Admitted admitted ->
          registrar.revise(admitted.session().identity(), dossier -> erased(dossier, categories));
    };
  }

  private static Revision<Erasure> erased(Dossier dossier, Set<DataCategory> categories) {
    Dossier next =
        dossier.with(dossier.profile().only(held -> kept(held.value().category(), categories)));
    Difference difference = Difference.between(dossier, next);
    return Revision.to(next, new Erased(difference.gone(), difference.orphan()));
  }

  private static boolean kept(DataCategory category, Set<DataCategory> erased) {
    return category == DataCategory.PHONE || !erased.contains(category);
  }
}
