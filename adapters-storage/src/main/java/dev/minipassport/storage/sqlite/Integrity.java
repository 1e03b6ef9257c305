package dev.minipassport.storage.sqlite;

import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// Looks for damage before anything is built on a file.
final class Integrity {
  private Integrity() {}

  static void check(SqliteDatabase database, Path file) {
    List<String> findings;
    try (Handle handle = database.open()) {
      findings = handle.createQuery("PRAGMA quick_check(1)").mapTo(String.class).list();
    } catch (JdbiException e) {
      throw SqliteFailure.meansDamage(e)
          ? FilesRefused.damaged(file, e)
          : FilesRefused.unusable(file, e);
    }
    if (!findings.equals(List.of("ok"))) {
      throw FilesRefused.corrupted(file, String.join("; ", findings));
    }
  }
}
