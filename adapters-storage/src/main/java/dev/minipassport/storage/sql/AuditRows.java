package dev.minipassport.storage.sql;

import dev.minipassport.audit.Audit.Line;
import dev.minipassport.audit.Note;
import dev.minipassport.audit.Note.Action;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The table `audit`.
final class AuditRows {
  private AuditRows() {}

  static void append(Handle handle, Note note, String subject) {
    handle
        .createUpdate(
            """
            INSERT INTO audit (at, action, caller, actor, reason, subject)
            VALUES (:at, :action, :caller, :actor, :reason, :subject)
            """)
        .bind("at", note.at())
        .bind("action", note.action().name())
        .bind("caller", note.caller())
        .bind("actor", note.actor())
        .bind("reason", note.reason())
        .bind("subject", subject)
        .execute();
  }

  static List<Line> newest(Handle handle, int limit) {
    return handle
        .createQuery(
            """
            SELECT at, action, caller, actor, reason, subject FROM audit
            ORDER BY seq DESC LIMIT :limit
            """)
        .bind("limit", limit)
        .map((row, _) -> line(row))
        .list();
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        new Note(
            Action.valueOf(row.getString("action")),
            row.getString("caller"),
            row.getString("actor"),
            row.getString("reason"),
            Micros.instant(row.getLong("at"))),
        row.getString("subject"));
  }
}
