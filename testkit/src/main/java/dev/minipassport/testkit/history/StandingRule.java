package dev.minipassport.testkit.history;

import dev.minipassport.testkit.history.Answer.Refused;
import dev.minipassport.testkit.history.Deed.Login;
import dev.minipassport.testkit.history.Deed.Presenting;
import dev.minipassport.testkit.history.Deed.Rotate;
import dev.minipassport.testkit.history.Timeline.Issued;
import dev.minipassport.testkit.history.Timeline.Known;
import dev.minipassport.testkit.history.Violation.Promise;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A token that was given out admits until something may have ended its session, or replaced it.
final class StandingRule {
  private static final String DISPLACED = "DISPLACED";
  private static final String STOLEN = "STOLEN";

  private final Timeline timeline;
  private final Ends ends;
  private final int limit;

  StandingRule(Timeline timeline, Bounds bounds) {
    this.timeline = timeline;
    this.ends = new Ends(timeline);
    this.limit = bounds.sessions();
  }

  Stream<Violation> violations() {
    return timeline.calls().stream().flatMap(call -> judge(call).stream());
  }

  private Optional<Violation> judge(Call call) {
    if (call.deed() instanceof Presenting presenting
        && call.answer() instanceof Refused(var reason)) {
      return timeline
          .issued(presenting.token())
          .filter(issued -> issued.session().person().app().equals(presenting.app()))
          .filter(issued -> issued.given().ended() < call.begun())
          .filter(issued -> !isExplained(call, presenting.token(), issued, reason))
          .map(issued -> violation(call, issued));
    }
    return Optional.empty();
  }

  private static Violation violation(Call call, Issued issued) {
    return new Violation(
        Promise.NOTHING_IS_LOST,
        "nobody ended session " + issued.session().session() + ", and it is refused",
        List.of(issued.session().given(), issued.given(), call));
  }

  private boolean isExplained(Call call, Handle token, Issued issued, String reason) {
    Known session = issued.session();
    return ends.possible(session, call.ended())
        || (reason.equals(DISPLACED) && isCrowded(session.person(), call.ended()))
        || isReplaced(token, call.ended())
        || (reason.equals(STOLEN) && isDisputed(session, call.ended()));
  }

  /// Whether there may have been more sessions than a person has.
  private boolean isCrowded(Person person, long moment) {
    return timeline.logins(person).stream()
            .filter(call -> call.begun() < moment)
            .map(call -> ((Login) call.deed()).code())
            .distinct()
            .count()
        > limit;
  }

  private boolean isReplaced(Handle token, long moment) {
    return timeline.uses(token).stream()
        .filter(use -> use.deed() instanceof Rotate || use.deed() instanceof Login)
        .anyMatch(use -> use.begun() < moment && use.answer().mayHaveDone());
  }

  /// Whether a token of the session was used after one that replaced it.
  private boolean isDisputed(Known session, long moment) {
    List<Handle> tokens = timeline.tokens(session.session());
    return tokens.stream()
        .filter(token -> isReplaced(token, moment))
        .flatMap(token -> timeline.uses(token).stream())
        .anyMatch(
            old ->
                old.begun() < moment
                    && tokens.stream()
                        .flatMap(token -> timeline.uses(token).stream())
                        .anyMatch(use -> use.begun() < old.settled() && !sameToken(use, old)));
  }

  private static boolean sameToken(Call one, Call other) {
    return token(one).equals(token(other));
  }

  private static Optional<Handle> token(Call call) {
    return switch (call.deed()) {
      case Presenting presenting -> Optional.of(presenting.token());
      case Login login -> login.current();
      default -> Optional.empty();
    };
  }
}
