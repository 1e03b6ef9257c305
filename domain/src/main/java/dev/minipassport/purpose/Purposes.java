package dev.minipassport.purpose;

import dev.minipassport.identity.AppId;
import java.util.List;
import java.util.Optional;

/// The purposes of every app, in every version ever served. Held to `PurposesContract`; each
/// writing method is one transaction.
public interface Purposes {

  /// Makes `purposes` the current ones of the app. Versions that were served before stay known, and
  /// one of them may become current again.
  Seeding seed(AppId app, List<Purpose> purposes);

  /// The current version.
  Optional<Purpose> current(AppId app, PurposeId id);

  /// The current versions of all purposes of the app, by id.
  List<Purpose> current(AppId app);

  /// A version, current or not.
  Optional<Purpose> version(AppId app, PurposeId id, int version);

  sealed interface Seeding {
    record Seeded() implements Seeding {}

    /// Nothing was written: these purposes say something else than was served under the same
    /// version.
    record Changed(List<PurposeId> purposes) implements Seeding {}
  }
}
