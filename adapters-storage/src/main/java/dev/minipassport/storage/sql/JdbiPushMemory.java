package dev.minipassport.storage.sql;

import dev.minipassport.identity.AppId;
import dev.minipassport.privacy.PushMemory;
import dev.minipassport.purpose.TextHash;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// The table `push_seals`. Of two pushes under one seal that race, one inserts.
public final class JdbiPushMemory implements PushMemory {
  private final Transactions transactions;

  public JdbiPushMemory(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Seen see(AppId app, TextHash seal, TextHash push, Instant at) {
    return transactions.write(
        handle -> {
          forget(handle, app, seal, at.minus(KEPT));
          if (remembered(handle, app, seal, push, at)) {
            return Seen.FIRST;
          }
          return known(handle, app, seal).equals(push) ? Seen.AGAIN : Seen.OTHER;
        });
  }

  /// One that has had its time is not known, swept or not.
  private static void forget(Handle handle, AppId app, TextHash seal, Instant before) {
    handle
        .createUpdate("DELETE FROM push_seals WHERE app = :app AND seal = :seal AND at <= :before")
        .bind("app", app)
        .bind("seal", seal)
        .bind("before", before)
        .execute();
  }

  private static boolean remembered(
      Handle handle, AppId app, TextHash seal, TextHash push, Instant at) {
    return handle
            .createUpdate(
                """
                INSERT INTO push_seals (app, seal, push, at) VALUES (:app, :seal, :push, :at)
                ON CONFLICT DO NOTHING
                """)
            .bind("app", app)
            .bind("seal", seal)
            .bind("push", push)
            .bind("at", at)
            .execute()
        == 1;
  }

  private static TextHash known(Handle handle, AppId app, TextHash seal) {
    return handle
        .createQuery("SELECT push FROM push_seals WHERE app = :app AND seal = :seal")
        .bind("app", app)
        .bind("seal", seal)
        .map((row, _) -> new TextHash(row.getString("push")))
        .one();
  }
}
