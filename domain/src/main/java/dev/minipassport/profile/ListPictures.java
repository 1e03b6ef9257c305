package dev.minipassport.profile;

import dev.minipassport.change.Cursors;
import dev.minipassport.change.Cursors.Position;
import dev.minipassport.change.Cursors.Sequence;
import dev.minipassport.change.Page;
import dev.minipassport.change.Reader;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.dossier.Dossiers.Orphan;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Apps;
import java.time.Clock;
import java.util.Optional;

/// Names the pictures that nobody shows any more, for the backend to delete: also those
/// whose naming was lost with an answer, and those of which no call of the backend's was the cause.
public final class ListPictures {
  private final Apps apps;
  private final Reader<Orphan> reader;

  public ListPictures(Apps apps, Dossiers dossiers, Cursors cursors, Clock clock) {
    this.apps = apps;
    this.reader =
        new Reader<>(
            Sequence.PICTURES,
            cursors,
            clock,
            dossiers::orphans,
            orphan -> new Position(orphan.sequence(), orphan.at()));
  }

  /// The next page.
  ///
  /// @param cursor absent to begin with the oldest that is kept
  public Page<Orphan> list(AppId app, Optional<String> cursor, int limit) {
    if (apps.find(app).isEmpty()) {
      throw new UnknownApp(app);
    }
    return reader.read(app, cursor, limit);
  }
}
