package dev.minipassport.userdata;

import dev.minipassport.consent.Gate;
import dev.minipassport.consent.GrantAlong;
import dev.minipassport.consent.Passage;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.Surface;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.SessionToken;
import dev.minipassport.userdata.UserDataReading.Barred;
import dev.minipassport.userdata.UserDataReading.Flawed;
import dev.minipassport.userdata.UserDataReading.NotSignedIn;
import dev.minipassport.userdata.UserDataReading.Read;
import dev.minipassport.userdata.UserDataReading.UnknownPurpose;
import java.util.List;
import java.util.Optional;

/// Verifies or opens user data and tells what a standing grant covers of it. Nothing is kept but a
/// grant that comes along.
public final class ReadUserData {
  private final TokenCheck check;
  private final Purposes purposes;
  private final Gate gate;
  private final UserDataCheck userData;

  public ReadUserData(TokenCheck check, Purposes purposes, Gate gate, UserDataCheck userData) {
    this.check = check;
    this.purposes = purposes;
    this.gate = gate;
    this.userData = userData;
  }

  public UserDataReading read(
      AppId app, SessionToken token, PurposeId id, Source source, Optional<GrantAlong> along) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new NotSignedIn(refused);
      case Admitted admitted ->
          purposes
              .current(app, id)
              .map(purpose -> read(admitted.session().identity(), purpose, source, along))
              .orElseGet(UnknownPurpose::new);
    };
  }

  /// Nothing is opened that could not be told.
  private UserDataReading read(
      Identity person, Purpose purpose, Source source, Optional<GrantAlong> along) {
    var passage =
        new Passage(
            person,
            purpose,
            along,
            Surface.WECHAT_POPUP,
            List.of("user data", purpose.id().value(), source.body()));
    Optional<Barred> barred =
        along.isEmpty() ? gate.foresee(passage).map(Barred::new) : Optional.empty();
    if (barred.isPresent()) {
      return barred.get();
    }
    return switch (userData.judge(person, source)) {
      case Evidence.Flawed(var why) -> new Flawed(why);
      case Evidence.Genuine(var info) -> {
        var read = new Read(info, purpose.categories());
        yield along.isEmpty()
            ? read
            : gate.pass(passage, Barred::new, _ -> read, dossier -> Revision.to(dossier, read));
      }
    };
  }
}
