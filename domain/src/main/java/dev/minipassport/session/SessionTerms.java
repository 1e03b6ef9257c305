package dev.minipassport.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/// How long sessions of an app live, and how many a person may have.
///
/// @param absolute the longest time from login to the end, however much the session is used
/// @param idle the longest time without use
/// @param limit sessions of one person in this app, at least 1; sessions handed to web-views do not
///     count
/// @param overflow what happens to a login beyond the limit
/// @param rotationAge how old a token is when it is due for rotation
public record SessionTerms(
    Duration absolute, Duration idle, int limit, Overflow overflow, Duration rotationAge) {

  /// How long a predecessor is honoured once its successor was presented.
  public static final Duration ROTATION_GRACE = Duration.ofSeconds(30);

  /// Predecessors remembered for each session, so that their use is known as theft.
  public static final int PREDECESSORS = 16;

  /// How long a ticket to a web-view may travel.
  public static final Duration TICKET_LIFETIME = Duration.ofSeconds(60);

  /// The longest life of a session that was handed to a web-view.
  public static final Duration CHILD_LIFETIME = Duration.ofHours(1);

  /// Web-view sessions of one parent at a time; beyond it the oldest ends.
  public static final int CHILDREN = 5;

  public static final SessionTerms DEFAULT =
      new SessionTerms(
          Duration.ofDays(30), Duration.ofDays(7), 5, Overflow.END_OLDEST, Duration.ofDays(1));

  public SessionTerms {
    var wrong = new ArrayList<String>();
    if (idle.compareTo(Duration.ofMinutes(1)) < 0) {
      wrong.add("idle must be at least 1 minute");
    }
    if (absolute.compareTo(idle) < 0) {
      wrong.add("absolute must not be shorter than idle");
    }
    if (absolute.compareTo(Duration.ofDays(366)) > 0) {
      wrong.add("absolute must be at most 366 days");
    }
    if (limit < 1 || limit > 1000) {
      wrong.add("limit must be 1 to 1000");
    }
    if (rotationAge.compareTo(Duration.ofSeconds(1)) < 0) {
      wrong.add("rotation age must be at least 1 second");
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", wrong));
    }
  }

  /// The instant at which `session` ends if it is not used again.
  public Instant endOf(Session.Live session) {
    Instant idleEnd = idleEndOf(session);
    return idleEnd.isBefore(session.endsAt()) ? idleEnd : session.endsAt();
  }

  public boolean admits(Session.Live session, Instant now) {
    return now.isBefore(endOf(session));
  }

  boolean idleTooLong(Session.Live session, Instant now) {
    return !now.isBefore(idleEndOf(session));
  }

  /// Last-seen is written at most once in a tenth of the idle lifetime.
  boolean touchDue(Session.Live session, Instant now) {
    return !now.isBefore(session.lastSeenAt().plus(idle.dividedBy(10)));
  }

  boolean rotationDue(Session.Live session, Instant now) {
    return session.parent().isEmpty() && !now.isBefore(rotationDueAt(session));
  }

  Instant rotationDueAt(Session.Live session) {
    return session.tokenIssuedAt().plus(rotationAge);
  }

  private Instant idleEndOf(Session.Live session) {
    return session.lastSeenAt().plus(idle);
  }

  public enum Overflow {
    END_OLDEST,
    REFUSE
  }
}
