package dev.minipassport.testkit.history;

import java.util.List;
import java.util.stream.Collectors;

/// A promise that was broken, and the calls that show it.
public record Violation(Promise promise, String what, List<Call> calls) {
  public enum Promise {
    /// A session that ended admits nobody.
    ENDED_STAYS_ENDED,
    /// What was acknowledged is there.
    NOTHING_IS_LOST,
    /// A session admits its own person, to its own app.
    NOBODY_ELSE_IS_ADMITTED,
    /// One code gives one session.
    ONE_SESSION_FROM_ONE_CODE
  }

  @Override
  public String toString() {
    return promise
        + ": "
        + what
        + calls.stream().map(call -> "\n    " + call).collect(Collectors.joining());
  }
}
