package dev.minipassport.storage.sql;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jdbi.v3.core.statement.StatementContext;

/// Which statements of a transaction may wait for the next one that cannot, or for the commit, so
/// that they travel together. Nothing is asked of them: neither what they find nor how many rows
/// they touch. A database that is not at the other end of a line runs them as they come.
public final class Later implements JdbiConfig<Later> {
  private boolean on;

  /// Lets every statement that `writes` runs on the connection wait.
  public static void on(Handle handle, Runnable writes) {
    Later later = handle.getConfig(Later.class);
    boolean before = later.on;
    later.on = true;
    try {
      writes.run();
    } finally {
      later.on = before;
    }
  }

  /// Whether the statement may wait.
  public static boolean allows(StatementContext context) {
    return context.getConfig(Later.class).on;
  }

  @Override
  public Later createCopy() {
    var copy = new Later();
    copy.on = on;
    return copy;
  }
}
