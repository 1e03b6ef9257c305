package dev.minipassport.testkit.history;

import dev.minipassport.testkit.history.Deed.Presenting;
import dev.minipassport.testkit.history.Timeline.Known;
import dev.minipassport.testkit.history.Violation.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// No call that begins later than the lag after an acknowledged end is admitted; at the node that
/// acknowledged it, none that begins later than that.
final class EndedRule {
  private final Timeline timeline;
  private final Ends ends;
  private final long lag;
  private final Map<String, List<Call>> certain = new HashMap<>();

  EndedRule(Timeline timeline, Bounds bounds) {
    this.timeline = timeline;
    this.ends = new Ends(timeline);
    this.lag = bounds.lag().toNanos();
  }

  Stream<Violation> violations() {
    return timeline.calls().stream().flatMap(call -> judge(call).stream());
  }

  private Optional<Violation> judge(Call call) {
    if (call.deed() instanceof Presenting presenting && call.answer().admits()) {
      return timeline.issued(presenting.token()).flatMap(issued -> judge(call, issued.session()));
    }
    return Optional.empty();
  }

  private Optional<Violation> judge(Call call, Known session) {
    return certain.computeIfAbsent(session.session(), _ -> ends.certain(session)).stream()
        .filter(end -> call.begun() > end.ended() + (end.node() == call.node() ? 0 : lag))
        .findFirst()
        .map(
            end ->
                new Violation(
                    Promise.ENDED_STAYS_ENDED,
                    "session %s was ended and admitted %d ms later"
                        .formatted(session.session(), (call.begun() - end.ended()) / 1_000_000),
                    List.of(session.given(), end, call)));
  }
}
