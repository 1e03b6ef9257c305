package dev.minipassport.change;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.change.Cursors.Position;
import dev.minipassport.change.Cursors.Sequence;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Apps;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Tells a backend, in order, what became stale in its app.
public final class ListChanges {
  private final Apps apps;
  private final Reader<Change> reader;

  public ListChanges(Apps apps, Changes changes, Cursors cursors, Clock clock) {
    this.apps = apps;
    this.reader =
        new Reader<>(
            Sequence.CHANGES,
            cursors,
            clock,
            changes::after,
            change -> new Position(change.sequence(), change.at()));
  }

  /// A page may be empty though there is more: a new token is of no interest to a backend, which
  /// gave it out itself.
  ///
  /// @param cursor absent to begin with the oldest change that is kept
  public Page<Change> list(AppId app, Optional<String> cursor, int limit) {
    if (apps.find(app).isEmpty()) {
      throw new UnknownApp(app);
    }
    return switch (reader.read(app, cursor, limit)) {
      case Page.Read<Change>(var changes, var next, var more) ->
          new Page.Read<>(interesting(changes), next, more);
      case Page<Change> refused -> refused;
    };
  }

  private static List<Change> interesting(List<Change> changes) {
    return changes.stream().filter(change -> change.kind() != Kind.TOKEN_CHANGED).toList();
  }
}
