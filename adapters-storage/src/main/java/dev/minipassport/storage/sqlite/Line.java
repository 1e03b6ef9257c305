package dev.minipassport.storage.sqlite;

import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A connection that is opened when it is needed, and again after it was dropped. For one thread at
/// a time.
final class Line {
  private final Supplier<Handle> opening;
  private @Nullable Handle handle;

  Line(Supplier<Handle> opening) {
    this.opening = opening;
  }

  Handle handle() {
    Handle open = handle;
    if (open == null) {
      open = opening.get();
      handle = open;
    }
    return open;
  }

  /// Closes the connection, whatever state it is in; an open transaction is rolled back.
  void drop() {
    Handle open = handle;
    handle = null;
    if (open != null) {
      try {
        open.getConnection().close();
      } catch (Exception _) {
        // A connection that broke may refuse to close as well; it is not used again.
      }
    }
  }
}
