package dev.minipassport.privacy;

import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.ledger.Receipt;
import dev.minipassport.session.NotValid;
import java.util.List;
import java.util.Optional;

/// What came of erasing a person.
public sealed interface EraseOutcome {

  /// Nobody is known any more: all sessions ended, all data is gone.
  ///
  /// @param gone the one of the app that asked first
  record Erased(List<Trace> gone) implements EraseOutcome {
    public Erased {
      gone = List.copyOf(gone);
    }
  }

  /// It takes a login of the last 5 minutes; nothing was done.
  record LoginTooOld() implements EraseOutcome {}

  record NotSignedIn(NotValid why) implements EraseOutcome {}

  /// What is left to do and to keep, by app.
  ///
  /// @param picture to be deleted by the backend of `app`
  /// @param receipt all they ever said, signed; absent if they never said anything
  record Trace(
      AppId app, IdentityId identity, Optional<AvatarUrl> picture, Optional<Receipt> receipt) {}
}
