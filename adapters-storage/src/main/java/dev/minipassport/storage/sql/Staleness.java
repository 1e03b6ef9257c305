package dev.minipassport.storage.sql;

import dev.minipassport.identity.IdentityId;
import dev.minipassport.token.TokenDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;

/// What the open transaction of a connection makes stale. The statements that do so note it here;
/// whoever commits tells it. For one thread at a time.
public final class Staleness implements JdbiConfig<Staleness> {
  private final List<Consumer<CommitListener>> notes = new ArrayList<>();
  private boolean news;

  public static Staleness of(Handle handle) {
    return handle.getConfig(Staleness.class);
  }

  public void changes(IdentityId identity) {
    notes.add(listener -> listener.changed(identity));
  }

  /// As [#changes], of what is written where other nodes read it.
  void tellsOfChanges(IdentityId identity) {
    changes(identity);
    news = true;
  }

  /// Whether there is something for other nodes to read.
  public boolean hasNews() {
    return news;
  }

  void bringsIntoBeing(TokenDigest token) {
    notes.add(listener -> listener.cameIntoBeing(token));
  }

  /// Where a savepoint stands among the notes.
  public int savepoint() {
    return notes.size();
  }

  /// Drops what was noted since the savepoint.
  public void rollBackTo(int savepoint) {
    notes.subList(savepoint, notes.size()).clear();
  }

  /// Tells everything that was noted so far, which is to be told again after the commit.
  public void foretell(CommitListener listener) {
    notes.forEach(note -> note.accept(listener));
  }

  /// Tells everything that was noted, once.
  public void tell(CommitListener listener) {
    notes.forEach(note -> note.accept(listener));
    notes.clear();
    news = false;
  }

  /// Connections and statements copy the configuration of what they were made from; what is noted
  /// is of one connection alone.
  @Override
  public Staleness createCopy() {
    return new Staleness();
  }
}
