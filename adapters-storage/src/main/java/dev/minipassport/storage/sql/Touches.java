package dev.minipassport.storage.sql;

import dev.minipassport.session.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The last uses of sessions on their way to the store: bounded, lossy, written in batches.
/// Offered without a lock, on event loops too: each takes the next place round the ring, and is
/// lost if the one before it there still waits.
public final class Touches {
  private static final int PLACES = 1 << 13;

  /// How many are worth a write before its time has come.
  private static final int BATCH = 256;

  private final AtomicReferenceArray<@Nullable Touch> ring = new AtomicReferenceArray<>(PLACES);
  private final AtomicInteger offered = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Runnable enough;

  /// @param enough called, on the thread of whoever offers, each time a batch has collected; it
  ///     must not block
  public Touches(Runnable enough) {
    this.enough = enough;
  }

  void offer(SessionId session, Instant at) {
    int place = offered.getAndIncrement() & (PLACES - 1);
    if (ring.compareAndSet(place, null, new Touch(session, at))
        && waiting.incrementAndGet() % BATCH == 0) {
      enough.run();
    }
  }

  public boolean isEmpty() {
    return waiting.get() == 0;
  }

  /// Writes all that has collected, in the transaction of `handle`, in an order that everybody
  /// locks in. Time only goes forward, and an ended session stays as it is.
  public void write(Handle handle) {
    List<Touch> batch = taken();
    if (batch.isEmpty()) {
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

  private List<Touch> taken() {
    List<Touch> batch = new ArrayList<>();
    for (int place = 0; place < PLACES; place++) {
      Touch touch = ring.getAndSet(place, null);
      if (touch != null) {
        batch.add(touch);
      }
    }
    waiting.addAndGet(-batch.size());
    batch.sort(Comparator.comparing(touch -> touch.session().toString()));
    return batch;
  }

  private record Touch(SessionId session, Instant at) {}
}
