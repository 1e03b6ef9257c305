package dev.minipassport.profile;

import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.session.NotValid;
import java.util.Optional;
import java.util.Set;

/// What came of erasing a profile.
public sealed interface Erasure {
  /// Gone.
  ///
  /// @param erased what was there, and is gone
  /// @param picture to be deleted by the backend
  record Erased(Set<DataCategory> erased, Optional<AvatarUrl> picture) implements Erasure {}

  record NotSignedIn(NotValid why) implements Erasure {}
}
