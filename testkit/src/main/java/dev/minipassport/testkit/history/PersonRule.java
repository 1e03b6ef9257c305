package dev.minipassport.testkit.history;

import dev.minipassport.testkit.history.Answer.Admitted;
import dev.minipassport.testkit.history.Deed.Login;
import dev.minipassport.testkit.history.Deed.Presenting;
import dev.minipassport.testkit.history.Timeline.Known;
import dev.minipassport.testkit.history.Violation.Promise;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A code admits the person whose it is; a token the person and the session it was given out for,
/// and in their app alone.
final class PersonRule {
  private final Timeline timeline;

  PersonRule(Timeline timeline) {
    this.timeline = timeline;
  }

  Stream<Violation> violations() {
    return timeline.calls().stream().flatMap(call -> judge(call).stream());
  }

  private Optional<Violation> judge(Call call) {
    return switch (call.deed()) {
      case Login(var person, _, _) ->
          call.answer() instanceof Admitted(_, var admitted, _) && !admitted.equals(person)
              ? Optional.of(violation("the code of " + person + " admits " + admitted, call))
              : Optional.empty();
      case Presenting presenting when call.answer().admits() ->
          timeline
              .issued(presenting.token())
              .map(Timeline.Issued::session)
              .flatMap(session -> judge(call, presenting, session));
      default -> Optional.empty();
    };
  }

  private static Optional<Violation> judge(Call call, Presenting presenting, Known session) {
    if (!presenting.app().equals(session.person().app())) {
      return Optional.of(violation("admitted to an app it is not of", session.given(), call));
    }
    return call.answer() instanceof Admitted(var id, var person, _)
            && !(id.equals(session.session()) && person.equals(session.person()))
        ? Optional.of(violation("admitted as somebody else", session.given(), call))
        : Optional.empty();
  }

  private static Violation violation(String what, Call... calls) {
    return new Violation(Promise.NOBODY_ELSE_IS_ADMITTED, what, List.of(calls));
  }
}
