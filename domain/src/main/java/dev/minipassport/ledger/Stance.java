package dev.minipassport.ledger;

import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.QuietRule;
import java.time.Instant;
import java.util.Optional;

/// How a person stands to one purpose, all they said taken together.
///
/// @param last what they said last
/// @param grant the grant that stands, if one does; a refusal of newer words leaves it standing
/// @param refusals in a row, since the last grant
/// @param quietUntil the unprompted question is not asked before; absent if nothing silences it
/// @param withdrawnAt the place in the ledger of the last withdrawal; 0 if there is none
public record Stance(
    Optional<Statement> last,
    Optional<Statement> grant,
    int refusals,
    Optional<Instant> quietUntil,
    long withdrawnAt) {
  static final Stance NONE = new Stance(Optional.empty(), Optional.empty(), 0, Optional.empty(), 0);

  Stance after(Entry entry, QuietRule quiet) {
    Statement said = entry.statement();
    Optional<Statement> now = Optional.of(said);
    return switch (said.decision()) {
      case GRANTED -> new Stance(now, now, 0, Optional.empty(), withdrawnAt);
      case REFUSED ->
          new Stance(
              now,
              grant,
              refusals + 1,
              later(said.at().plus(quiet.afterRefusal(refusals + 1))),
              withdrawnAt);
      case DISMISSED ->
          new Stance(now, grant, refusals, later(said.at().plus(quiet.dismissal())), withdrawnAt);
      case WITHDRAWN ->
          new Stance(
              now,
              Optional.empty(),
              0,
              later(said.at().plus(quiet.afterWithdrawal())),
              entry.sequence());
    };
  }

  private Optional<Instant> later(Instant end) {
    return Optional.of(quietUntil.filter(end::isBefore).orElse(end));
  }

  /// Whether a grant stands for exactly what the purpose says now.
  public boolean covers(Purpose current) {
    return grant.filter(granted -> granted.concerns(current)).isPresent();
  }

  /// Until when the unprompted question rests at `now`; empty if it may be asked. Words or
  /// categories that changed since reopen it.
  public Optional<Instant> quiet(Purpose current, Instant now) {
    return quietUntil
        .filter(now::isBefore)
        .filter(_ -> last.filter(said -> said.concerns(current)).isPresent());
  }

  /// Whether they took their grant back, or refused, and have not granted since.
  public boolean declined() {
    return grant.isEmpty() && (withdrawnAt > 0 || refusals > 0);
  }
}
