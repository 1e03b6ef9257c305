package dev.minipassport.storage.postgresql;

import dev.minipassport.storage.StoreRefused;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// The server that takes over from the primary. Only a synchronous one has all that was
/// acknowledged.
final class Standby {

  /// What it means that there is no synchronous one, and what to do.
  static final String NONE =
      "The database has no synchronous standby: if its server is lost, or another takes over,"
          + " writes that were acknowledged may be gone, revocations among them. Set"
          + " synchronous_standby_names, with synchronous_commit on, or end all sessions after such a loss.";

  static final String AWAITED =
      "The database waits for a standby, and none is connected: no write is acknowledged before one"
          + " is. Start the standby, or change synchronous_standby_names.";

  private static final Set<String> WAITS_FOR_NOBODY = Set.of("off", "local");

  private Standby() {}

  /// What may become of writes. Servers that only speak the protocol may know of no standbys.
  static List<String> findings(Handle handle) {
    try {
      return known(handle);
    } catch (JdbiException e) {
      return List.of(
          "Nothing was learnt about standbys of the database ("
              + StoreRefused.said(e)
              + "). Find out from whoever runs it whether what it acknowledged outlives the loss of a"
              + " server; where it does not, or nobody knows, end all sessions after such a loss.");
    }
  }

  private static List<String> known(Handle handle) {
    if (setting(handle, "synchronous_standby_names").isBlank()
        || WAITS_FOR_NOBODY.contains(setting(handle, "synchronous_commit"))) {
      return List.of(NONE);
    }
    return isFollowed(handle) ? List.of() : List.of(AWAITED);
  }

  /// By anybody: who that is may be hidden from this user.
  private static boolean isFollowed(Handle handle) {
    return handle
        .createQuery("SELECT EXISTS (SELECT 1 FROM pg_stat_replication)")
        .mapTo(Boolean.class)
        .one();
  }

  static String setting(Handle handle, String name) {
    return handle.createQuery("SHOW " + name).mapTo(String.class).one();
  }
}
