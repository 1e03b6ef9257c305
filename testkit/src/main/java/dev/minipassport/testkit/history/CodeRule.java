package dev.minipassport.testkit.history;

import dev.minipassport.testkit.history.Answer.Admitted;
import dev.minipassport.testkit.history.Deed.Login;
import dev.minipassport.testkit.history.Violation.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// All answers to one code give one session.
final class CodeRule {
  private final Timeline timeline;
  private final Map<Handle, Call> first = new HashMap<>();

  CodeRule(Timeline timeline) {
    this.timeline = timeline;
  }

  Stream<Violation> violations() {
    return timeline.calls().stream().flatMap(call -> judge(call).stream());
  }

  private Optional<Violation> judge(Call call) {
    if (call.deed() instanceof Login(_, var code, _) && call.answer() instanceof Admitted given) {
      Call before = first.putIfAbsent(code, call);
      if (before != null && !given.session().equals(((Admitted) before.answer()).session())) {
        return Optional.of(
            new Violation(
                Promise.ONE_SESSION_FROM_ONE_CODE,
                "code " + code + " gave two sessions",
                List.of(before, call)));
      }
    }
    return Optional.empty();
  }
}
