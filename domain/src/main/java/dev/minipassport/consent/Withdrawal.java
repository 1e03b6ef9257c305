package dev.minipassport.consent;

import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.session.NotValid;
import java.util.Optional;
import java.util.Set;

/// What came of taking a consent back.
public sealed interface Withdrawal {

  /// Taken back, now or before; what no other standing purpose covers is erased.
  ///
  /// @param erased the categories whose value went away now
  /// @param picture to be deleted by the backend
  record Withdrawn(Set<DataCategory> erased, Optional<AvatarUrl> picture) implements Withdrawal {}

  /// There is no grant of this purpose, here or elsewhere, that could be taken back.
  record NothingGranted() implements Withdrawal {}

  record UnknownPurpose() implements Withdrawal {}

  /// The id of the request was used for another one; nothing was done.
  record RequestIdReused() implements Withdrawal {}

  record NotSignedIn(NotValid why) implements Withdrawal {}
}
