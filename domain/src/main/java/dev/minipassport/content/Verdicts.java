package dev.minipassport.content;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Verdicts that came before what they are about was written, and whose value still waits for one.
/// Held to `VerdictsContract`.
public interface Verdicts {

  /// How long a verdict is kept for a value that is not there yet.
  Duration KEPT = Duration.ofHours(1);

  /// Keeps a verdict; whoever writes the value finds it, see [dev.minipassport.dossier.Matter].
  void keep(AppId app, CheckId check, Verdict verdict, Instant at);

  /// Whose value waits for the check.
  Optional<Identity> waiting(AppId app, CheckId check);
}
