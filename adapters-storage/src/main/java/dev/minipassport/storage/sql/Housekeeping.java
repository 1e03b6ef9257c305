package dev.minipassport.storage.sql;

import dev.minipassport.content.Verdicts;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.privacy.PushMemory;
import dev.minipassport.storage.seal.PhoneSeal;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Removes what has had its time, in transactions small enough not to keep others waiting.
public final class Housekeeping {
  private static final Duration CHANGES_KEPT = Duration.ofDays(30);
  private static final int BATCH = 500;
  private static final int MOST_BATCHES = 20;

  private final Transactions transactions;
  private final Dialect dialect;
  private final Retention retention;

  public Housekeeping(Transactions transactions, Dialect dialect, PhoneSeal phones) {
    this.transactions = transactions;
    this.dialect = dialect;
    this.retention = new Retention(transactions, dialect, phones);
  }

  /// Removes what has had its time, and wipes sealed replays. What a sweep leaves for want of turns
  /// is for the next.
  public Swept sweep(Instant now) {
    return sessions(now)
        .and(codes(now))
        .and(replays(now))
        .and(handoffs(now))
        .and(keys(now))
        .and(changes(now))
        .and(requests(now))
        .and(pictures(now))
        .and(verdicts(now))
        .and(pushes(now))
        .and(secrets(now))
        .and(retention.sweep(now));
  }

  /// What one sweep did.
  ///
  /// @param rows how many were removed or wiped
  /// @param more whether there may be some left
  public record Swept(int rows, boolean more) {
    private Swept and(Swept other) {
      return new Swept(rows + other.rows, more || other.more);
    }
  }

  /// A session that is past its end takes its predecessors with it.
  private Swept sessions(Instant now) {
    return inBatches(
        """
        DELETE FROM sessions WHERE id IN (
          SELECT id FROM sessions WHERE ends_at <= :before LIMIT :batch)
        """,
        now);
  }

  private Swept codes(Instant now) {
    return inBatches(
        """
        DELETE FROM login_codes WHERE code IN (
          SELECT code FROM login_codes WHERE forgotten_at <= :before LIMIT :batch)
        """,
        now);
  }

  private Swept replays(Instant now) {
    return inBatches(
            """
            UPDATE login_codes SET token = NULL, replay_until = NULL WHERE code IN (
              SELECT code FROM login_codes WHERE replay_until <= :before LIMIT :batch)
            """,
            now)
        .and(
            inBatches(
                """
                UPDATE predecessors SET successor = NULL WHERE token IN (
                  SELECT token FROM predecessors
                  WHERE grace_ends_at <= :before AND successor IS NOT NULL LIMIT :batch)
                """,
                now));
  }

  private Swept handoffs(Instant now) {
    return inBatches(
        """
        DELETE FROM handoffs WHERE ticket IN (
          SELECT ticket FROM handoffs WHERE expires_at <= :before LIMIT :batch)
        """,
        now);
  }

  private Swept keys(Instant now) {
    return inBatches(
        """
        DELETE FROM session_keys WHERE (identity, seq) IN (
          SELECT identity, seq FROM session_keys WHERE superseded_at <= :before LIMIT :batch)
        """,
        now.minus(SessionKeys.PREVIOUS_KEY_GRACE));
  }

  /// The last one stays, by which nodes know how far they have come.
  private Swept changes(Instant now) {
    return inBatches(
        """
        DELETE FROM changes WHERE seq IN (
          SELECT seq FROM changes
          WHERE at < :before AND seq < (SELECT MAX(seq) FROM changes) LIMIT :batch)
        """,
        now.minus(CHANGES_KEPT));
  }

  private Swept requests(Instant now) {
    return inBatches(
        """
        DELETE FROM answered_requests WHERE (identity, request) IN (
          SELECT identity, request FROM answered_requests WHERE at <= :before LIMIT :batch)
        """,
        now.minus(Dossiers.REQUESTS_KEPT));
  }

  private Swept pictures(Instant now) {
    return inBatches(
        """
        DELETE FROM orphaned_pictures WHERE seq IN (
          SELECT seq FROM orphaned_pictures WHERE at < :before LIMIT :batch)
        """,
        now.minus(Dossiers.PICTURES_KEPT));
  }

  private Swept verdicts(Instant now) {
    return inBatches(
        """
        DELETE FROM content_verdicts WHERE (app, content_check) IN (
          SELECT app, content_check FROM content_verdicts WHERE at <= :before LIMIT :batch)
        """,
        now.minus(Verdicts.KEPT));
  }

  private Swept pushes(Instant now) {
    return inBatches(
        """
        DELETE FROM push_seals WHERE (app, seal) IN (
          SELECT app, seal FROM push_seals WHERE at <= :before LIMIT :batch)
        """,
        now.minus(PushMemory.KEPT));
  }

  /// A secret that is not tried any more is not kept.
  private Swept secrets(Instant now) {
    return inBatches(
        """
        UPDATE registered_apps SET previous = NULL WHERE app IN (
          SELECT app FROM registered_apps
          WHERE overlap_ends <= :before AND previous IS NOT NULL LIMIT :batch)
        """,
        now);
  }

  private Swept inBatches(String statement, Instant before) {
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
