package dev.minipassport.storage.sql;

import dev.minipassport.content.CheckId;
import dev.minipassport.content.Verdict;
import dev.minipassport.content.Verdicts;
import dev.minipassport.identity.AppId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table `content_verdicts`. One that has had its time is not known, swept or not.
final class VerdictRows {
  /// What stands where a verdict is waited for.
  private static final String AWAITED = "AWAITED";

  private VerdictRows() {}

  /// Keeps a verdict of the check from being kept until the transaction ends. Whoever comes first
  /// is seen by the other: either the verdict by what waits for it, or the other way round.
  static void await(Handle handle, AppId app, CheckId check, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO content_verdicts (app, content_check, verdict, at)
            VALUES (:app, :check, :awaited, :at)
            ON CONFLICT (app, content_check) DO UPDATE SET verdict = content_verdicts.verdict
            """)
        .bind("app", app)
        .bind("check", check)
        .bind("awaited", AWAITED)
        .bind("at", at)
        .execute();
  }

  static Optional<Verdict> find(Handle handle, AppId app, CheckId check, Instant now) {
    return handle
        .createQuery(
            """
            SELECT verdict FROM content_verdicts
            WHERE app = :app AND content_check = :check AND at > :since AND verdict <> :awaited
            """)
        .bind("app", app)
        .bind("check", check)
        .bind("since", now.minus(Verdicts.KEPT))
        .bind("awaited", AWAITED)
        .map((row, _) -> Verdict.valueOf(row.getString("verdict")))
        .findOne();
  }

  static void keep(Handle handle, AppId app, CheckId check, Verdict verdict, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO content_verdicts (app, content_check, verdict, at)
            VALUES (:app, :check, :verdict, :at)
            ON CONFLICT (app, content_check) DO UPDATE SET
              verdict = excluded.verdict, at = excluded.at
            """)
        .bind("app", app)
        .bind("check", check)
        .bind("verdict", verdict.name())
        .bind("at", at)
        .execute();
  }
}
