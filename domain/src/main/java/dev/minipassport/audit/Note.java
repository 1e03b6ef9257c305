package dev.minipassport.audit;

import java.time.Instant;
import java.util.regex.Pattern;

/// What an operator did, and why: a line of the audit, written in the transaction that does it.
///
/// @param caller as its certificate names it
/// @param actor the person behind the caller, as the caller names them: 1 to 128 printable
///     characters
/// @param reason 1 to 512 printable characters, for instance the number of a ticket. It outlives an
///     erasure, so it must tell nothing about the person
/// @param at by the service's own time
public record Note(Action action, String caller, String actor, String reason, Instant at) {
  private static final Pattern PRINTABLE = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+");

  public Note {
    if (actor.isBlank() || actor.length() > 128 || !PRINTABLE.matcher(actor).matches()) {
      throw new IllegalArgumentException(
          "actor must name who acts, in 1 to 128 printable characters");
    }
    if (reason.isBlank() || reason.length() > 512 || !PRINTABLE.matcher(reason).matches()) {
      throw new IllegalArgumentException("reason must say why, in 1 to 512 printable characters");
    }
  }

  public enum Action {
    LOOK_UP,
    READ_AUDIT,
    LIST_REVIEWS,
    LIST_CONFLICTS,
    SUSPEND,
    RESUME,
    SETTLE_CONFLICT,
    CLEAR_REVIEW,
    ADD_APP,
    DISABLE_APP,
    ENABLE_APP,
    ROTATE_SECRET
  }
}
