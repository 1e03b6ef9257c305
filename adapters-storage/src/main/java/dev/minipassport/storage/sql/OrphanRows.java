package dev.minipassport.storage.sql;

import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Dossiers.Orphan;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The table `orphaned_pictures`.
final class OrphanRows {
  private OrphanRows() {}

  /// Whoever reads the numbers of an app in their order misses none: one transaction at a time
  /// draws them, and the others wait until it is over.
  static void append(Handle handle, Identity identity, AvatarUrl picture, Instant at) {
    takeTurn(handle, identity.app());
    handle
        .createUpdate(
            """
            INSERT INTO orphaned_pictures (app, identity, url, at)
            VALUES (:app, :identity, :url, :at)
            """)
        .bind("app", identity.app())
        .bind("identity", identity.id())
        .bind("url", picture.text())
        .bind("at", at)
        .execute();
  }

  private static void takeTurn(Handle handle, AppId app) {
    handle
        .createUpdate(
            """
            INSERT INTO picture_turns (app, turn) VALUES (:app, 1)
            ON CONFLICT (app) DO UPDATE SET turn = picture_turns.turn + 1
            """)
        .bind("app", app)
        .execute();
  }

  static void remove(Handle handle, Identity identity, AvatarUrl picture) {
    handle
        .createUpdate("DELETE FROM orphaned_pictures WHERE app = :app AND url = :url")
        .bind("app", identity.app())
        .bind("url", picture.text())
        .execute();
  }

  static List<Orphan> after(Handle handle, AppId app, long after, int limit) {
    return handle
        .createQuery(
            """
            SELECT seq, url, at FROM orphaned_pictures
            WHERE app = :app AND seq > :after ORDER BY seq LIMIT :limit
            """)
        .bind("app", app)
        .bind("after", after)
        .bind("limit", limit)
        .map(
            (row, _) ->
                new Orphan(
                    row.getLong("seq"),
                    app,
                    new AvatarUrl(row.getString("url")),
                    Micros.instant(row.getLong("at"))))
        .list();
  }
}
