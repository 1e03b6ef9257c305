package dev.minipassport.storage.sql;

import dev.minipassport.session.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The last uses of sessions on their way to the store: bounded, lossy, written in batches.
public final class Touches {
  private static final int MOST_WAITING = 8192;

  /// How many are worth a write before its time has come.
  private static final int BATCH = 256;

  private final ArrayBlockingQueue<Touch> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Runnable enough;

  /// @param enough called, on the thread of whoever offers, each time a batch has collected; it
  ///     must not block
  public Touches(Runnable enough) {
    this.enough = enough;
  }

  void offer(SessionId session, Instant at) {
    if (waiting.offer(new Touch(session, at)) && waiting.size() % BATCH == 0) {
      enough.run();
    }
  }

  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  /// Writes all that has collected, in the transaction of `handle`. Time only goes forward, and an
  /// ended session stays as it is.
  public void write(Handle handle) {
    List<Touch> batch = new ArrayList<>();
    if (waiting.drainTo(batch) == 0) {
      return;
    }
    try (PreparedBatch update =
        handle.prepareBatch(
            """
            UPDATE sessions SET last_seen_at = :at
            WHERE id = :id AND end_reason IS NULL AND last_seen_at < :at
            """)) {
      batch.forEach(touch -> update.bind("id", touch.session()).bind("at", touch.at()).add());
      update.execute();
    }
  }

  private record Touch(SessionId session, Instant at) {}
}
