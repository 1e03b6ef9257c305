package dev.minipassport.dossier;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is kept of everybody. Held to `DossiersContract`.
///
/// The ledger within is append-only where it is stored, too.
public interface Dossiers {

  /// How long answered requests are known again, and pictures to be deleted are named.
  Duration REQUESTS_KEPT = Duration.ofDays(7);

  Duration PICTURES_KEPT = Duration.ofDays(30);

  /// The dossier at this moment; an empty one for an identity nobody has said anything of.
  ///
  /// @param fresh the subject, should there be none yet
  Dossier of(Identity identity, SubjectId fresh);

  /// One transaction: reads the dossier under the lock of its identity, lets `rule` decide, writes
  /// exactly the [Difference] to what it returned, with the rows of changes, and returns its
  /// outcome.
  ///
  /// @param request to be known again if it is repeated; remembered unless the rule declines
  <T> T revise(
      Identity identity, SubjectId fresh, Optional<Request> request, Instant at, Rule<T> rule);

  /// The pictures that backends of `app` have to delete, with a sequence above `after`, lowest
  /// first, at most `limit`; kept for [#PICTURES_KEPT].
  List<Orphan> orphans(AppId app, long after, int limit);

  /// Decides inside the transaction. It must be quick and must not call a port.
  interface Rule<T> {
    Revision<T> revise(Dossier dossier);
  }

  /// What a rule made of a dossier.
  ///
  /// @param next empty to write nothing
  record Revision<T>(T outcome, Optional<Dossier> next) {
    public static <T> Revision<T> unchanged(T outcome) {
      return new Revision<>(outcome, Optional.empty());
    }

    public static <T> Revision<T> to(Dossier next, T outcome) {
      return new Revision<>(outcome, Optional.of(next));
    }
  }

  /// A picture of the backend's that nobody shows any more.
  record Orphan(long sequence, AppId app, AvatarUrl picture, Instant at) {}
}
