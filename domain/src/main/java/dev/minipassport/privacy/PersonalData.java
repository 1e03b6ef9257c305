package dev.minipassport.privacy;

import dev.minipassport.dossier.Profile;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.Receipt;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What came of asking for all that is kept of a person.
public sealed interface PersonalData {

  /// All of it.
  ///
  /// @param at when it stood so
  /// @param knownSince the epoch where that was not written down
  /// @param elsewhere in the owner's other apps
  /// @param receipt all they ever said here, signed; absent if they never said anything
  record Exported(
      Instant at,
      Identity identity,
      Instant knownSince,
      Profile profile,
      List<Elsewhere> elsewhere,
      List<Session.Live> sessions,
      Optional<Receipt> receipt)
      implements PersonalData {
    public Exported {
      elsewhere = List.copyOf(elsewhere);
      sessions = List.copyOf(sessions);
    }
  }

  /// It takes a login of the last 5 minutes.
  record LoginTooOld() implements PersonalData {}

  record NotSignedIn(NotValid why) implements PersonalData {}

  /// The same person in another app of the owner.
  record Elsewhere(AppId app, Profile profile) {}
}
