package dev.minipassport.storage.sql;

import dev.minipassport.content.Verdicts;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.privacy.PushMemory;
import dev.minipassport.storage.seal.PhoneSeal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes what has had its time, in transactions small enough not to keep others waiting.
public final class Housekeeping {
  private static final Duration CHANGES_KEPT = Duration.ofDays(30);
  private static final int BATCH = 500;
  private static final int MOST_BATCHES = 20;

  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final Dialect dialect;
  private final Retention retention;
  private Instant quietUntil = Instant.MIN;

  public Housekeeping(Transactions transactions, Dialect dialect, PhoneSeal phones) {
    this.transactions = transactions;
    this.dialect = dialect;
    this.retention = new Retention(transactions, dialect, phones);
  }

  /// Removes what has had its time, and wipes sealed replays. What a sweep leaves for want of turns
  /// is for the next, and so is what fails.
  public Swept sweep(Instant now) {
    List<Function<Instant, Swept>> parts =
        List.of(
            this::sessions,
            this::codes,
            this::replays,
            this::handoffs,
            this::keys,
            this::changes,
            this::requests,
            this::pictures,
            this::verdicts,
            this::pushes,
            this::secrets);
    var effort = new BestEffort();
    Swept swept = Swept.NOTHING;
    for (Function<Instant, Swept> part : parts) {
      if (!effort.isEnough()) {
        swept = swept.and(effort.attempt(() -> part.apply(now)).orElse(Swept.NOTHING));
      }
    }
    swept = swept.and(retention.sweep(now, effort));
    effort.failure().ifPresent(failure -> say(failure, now));
    return swept;
  }

  /// Sweeps follow each other by the second where there is much to remove.
  private void say(RuntimeException failure, Instant now) {
    if (!now.isBefore(quietUntil)) {
      log.warn("A part of the store's upkeep failed; it is tried again by itself.", failure);
      quietUntil = now.plus(BETWEEN_LINES);
    }
  }

  /// What one sweep did.
  ///
  /// @param rows how many were removed or wiped
  /// @param more whether there may be some left
  public record Swept(int rows, boolean more) {
    private static final Swept NOTHING = new Swept(0, false);

    private Swept and(Swept other) {
      return new Swept(rows + other.rows, more || other.more);
    }
  }

  /// A session that is past its end takes its predecessors with it.
  private Swept sessions(Instant now) {
    return removed("sessions", "id", "ends_at <= :before", now);
  }

  private Swept codes(Instant now) {
    return removed("login_codes", "code", "forgotten_at <= :before", now);
  }

  private Swept replays(Instant now) {
    return wiped(
            "login_codes",
            "token = NULL, replay_until = NULL",
            "code",
            "replay_until <= :before",
            now)
        .and(
            wiped(
                "predecessors",
                "successor = NULL",
                "token",
                "grace_ends_at <= :before AND successor IS NOT NULL",
                now));
  }

  private Swept handoffs(Instant now) {
    return removed("handoffs", "ticket", "expires_at <= :before", now);
  }

  private Swept keys(Instant now) {
    return removed(
        "session_keys",
        "identity, seq",
        "superseded_at <= :before",
        now.minus(SessionKeys.PREVIOUS_KEY_GRACE));
  }

  /// The last one stays, by which nodes know how far they have come.
  private Swept changes(Instant now) {
    return removed(
        "changes",
        "seq",
        "at < :before AND seq < (SELECT MAX(seq) FROM changes)",
        now.minus(CHANGES_KEPT));
  }

  private Swept requests(Instant now) {
    return removed(
        "answered_requests",
        "identity, request",
        "at <= :before",
        now.minus(Dossiers.REQUESTS_KEPT));
  }

  private Swept pictures(Instant now) {
    return removed("orphaned_pictures", "seq", "at < :before", now.minus(Dossiers.PICTURES_KEPT));
  }

  private Swept verdicts(Instant now) {
    return removed(
        "content_verdicts", "app, content_check", "at <= :before", now.minus(Verdicts.KEPT));
  }

  private Swept pushes(Instant now) {
    return removed("push_seals", "app, seal", "at <= :before", now.minus(PushMemory.KEPT));
  }

  /// A secret that is not tried any more is not kept.
  private Swept secrets(Instant now) {
    return wiped(
        "registered_apps",
        "previous = NULL",
        "app",
        "overlap_ends <= :before AND previous IS NOT NULL",
        now);
  }

  private Swept removed(String table, String key, String over, Instant before) {
    return inBatches("DELETE FROM " + table, table, key, over, before);
  }

  private Swept wiped(String table, String columns, String key, String over, Instant before) {
    return inBatches("UPDATE " + table + " SET " + columns, table, key, over, before);
  }

  /// Whether a row has had its time is asked once more of the row itself: whoever waited for the
  /// lock of one that somebody just prolonged would take it for what it was.
  private Swept inBatches(String what, String table, String key, String over, Instant before) {
    String statement =
        what
            + " WHERE (%1$s) IN (SELECT %1$s FROM %2$s WHERE %3$s LIMIT :batch) AND %3$s"
                .formatted(key, table, over);
    int total = 0;
    for (int turn = 0; turn < MOST_BATCHES; turn++) {
      int rows = transactions.write(handle -> batch(handle, statement, before));
      total += rows;
      if (rows < BATCH) {
        return new Swept(total, false);
      }
    }
    return new Swept(total, true);
  }

  /// One node at a time: two that delete the same rows would only wait for each other.
  private int batch(Handle handle, String statement, Instant before) {
    return dialect.hasTurn(handle)
        ? handle.createUpdate(statement).bind("before", before).bind("batch", BATCH).execute()
        : 0;
  }
}
