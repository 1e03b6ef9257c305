package dev.minipassport.profile;

import dev.minipassport.dossier.Shown;
import dev.minipassport.session.NotValid;

/// A profile, for whoever holds the person's token.
public sealed interface ProfileReading {
  /// May be empty.
  record Read(Shown profile) implements ProfileReading {}

  record NotSignedIn(NotValid why) implements ProfileReading {}
}
