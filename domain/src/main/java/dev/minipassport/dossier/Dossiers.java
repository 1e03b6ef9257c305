package dev.minipassport.dossier;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.ledger.Ledger;
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
  /// A number that comes into the profile is taken from the [Rival] whom the rule evicts; if
  /// somebody else turns out to hold it all the same, nothing is written and
  /// [dev.minipassport.fault.Unavailable] is thrown. So it is for somebody who was forgotten
  /// meanwhile: whoever repeats the call learns that they are not signed in.
  <T> T revise(Identity identity, Matter matter, Rule<T> rule);

  /// One transaction: everything that leads to the person is removed, sessions and session keys
  /// included, and an account that has nobody left. Their ledger stays, and names nobody.
  ///
  /// @param reach whether the same person in the owner's other apps is concerned as well
  /// @param matter whose subject is for `identity` alone: of the others, only those who have one
  ///     may say anything
  /// @param lastWords what each dossier says in the end; empty to leave it alone
  /// @return whoever is forgotten now; the one of `identity` first
  List<Forgotten> forget(Identity identity, Reach reach, Matter matter, LastWords lastWords);

  /// The pictures that backends of `app` have to delete, with a sequence above `after`, lowest
  /// first, at most `limit`; kept for [#PICTURES_KEPT].
  List<Orphan> orphans(AppId app, long after, int limit);

  /// Decides inside the transaction. It must be quick and must not call a port.
  interface Rule<T> {
    Revision<T> revise(Dossier dossier);
  }

  /// The values of people of `app` that are hidden, longest held first, at most `limit`.
  List<Hidden> hidden(AppId app, int limit);

  /// A value that may not be shown yet.
  record Hidden(Identity identity, Held held) {}

  /// How far [#forget] reaches.
  enum Reach {
    APP,
    OWNER
  }

  /// Decides inside the transaction, as [Rule] does.
  interface LastWords {
    Optional<Dossier> of(Dossier dossier);
  }

  /// Somebody who is not known any more.
  ///
  /// @param ledger all they ever said in `app`
  /// @param picture to be deleted by the backend of `app`
  record Forgotten(IdentityId identity, AppId app, Ledger ledger, Optional<AvatarUrl> picture) {}

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
