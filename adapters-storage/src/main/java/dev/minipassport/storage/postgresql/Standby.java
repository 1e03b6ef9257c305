package dev.minipassport.storage.postgresql;

import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The server that takes over from the primary. Only a synchronous one has all that was
/// acknowledged.
final class Standby {

  /// What it means that there is no synchronous one, and what to do.
  static final String NONE =
      "The database has no synchronous standby: if its server is lost, or another takes over,"
          + " writes that were acknowledged may be gone, revocations among them. Set"
          + " synchronous_standby_names, with synchronous_commit on, or end all sessions after such a loss.";

  private static final Set<String> WAITS_FOR_NOBODY = Set.of("off", "local");

  private Standby() {}

  static boolean isSynchronous(Handle handle) {
    return !setting(handle, "synchronous_standby_names").isBlank()
        && !WAITS_FOR_NOBODY.contains(setting(handle, "synchronous_commit"));
  }

  private static String setting(Handle handle, String name) {
    return handle.createQuery("SHOW " + name).mapTo(String.class).one();
  }
}
