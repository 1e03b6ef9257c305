package dev.minipassport.storage.sql;

import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OwnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table `registered_apps`. An app of the configuration has a row once an operator changed
/// something about it.
final class RegisteredRows {

  /// One row, with its secrets as they are sealed.
  record Row(
      App app,
      boolean added,
      boolean served,
      Optional<byte[]> secret,
      Optional<byte[]> previous,
      Optional<Instant> overlapEnds) {}

  private RegisteredRows() {}

  static List<Row> all(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT app, added, owner, served, secret, previous, overlap_ends FROM registered_apps
            ORDER BY app
            """)
        .map((row, _) -> row(row))
        .list();
  }

  /// False if there is a row of the app.
  static boolean add(Handle handle, App app, byte[] secret) {
    return handle
            .createUpdate(
                """
                INSERT INTO registered_apps (app, added, owner, served, secret)
                VALUES (:app, TRUE, :owner, TRUE, :secret)
                ON CONFLICT DO NOTHING
                """)
            .bind("app", app.id())
            .bind("owner", app.owner())
            .bind("secret", secret)
            .execute()
        == 1;
  }

  static void serve(Handle handle, AppId app, boolean served) {
    handle
        .createUpdate(
            """
            INSERT INTO registered_apps (app, added, served) VALUES (:app, FALSE, :served)
            ON CONFLICT (app) DO UPDATE SET served = excluded.served
            """)
        .bind("app", app)
        .bind("served", served)
        .execute();
  }

  /// The secret so far becomes the previous one.
  static void rotate(Handle handle, AppId app, byte[] secret, Instant overlapEnds) {
    handle
        .createUpdate(
            """
            INSERT INTO registered_apps (app, added, served, secret, overlap_ends)
            VALUES (:app, FALSE, TRUE, :secret, :overlapEnds)
            ON CONFLICT (app) DO UPDATE SET
              previous = registered_apps.secret, secret = excluded.secret,
              overlap_ends = excluded.overlap_ends
            """)
        .bind("app", app)
        .bind("secret", secret)
        .bind("overlapEnds", overlapEnds)
        .execute();
  }

  private static Row row(ResultSet row) throws SQLException {
    long overlapEnds = row.getLong("overlap_ends");
    boolean endless = row.wasNull();
    return new Row(
        new App(
            new AppId(row.getString("app")),
            Optional.ofNullable(row.getString("owner")).map(OwnerId::new)),
        row.getBoolean("added"),
        row.getBoolean("served"),
        Optional.ofNullable(row.getBytes("secret")),
        Optional.ofNullable(row.getBytes("previous")),
        endless ? Optional.empty() : Optional.of(Micros.instant(overlapEnds)));
  }
}
