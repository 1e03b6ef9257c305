package dev.minipassport.testkit.history;

import java.util.List;
import java.util.stream.Stream;

/// Finds broken promises in what clients saw. It believes clients only: what they were not told may
/// be either.
public final class Checker {
  private final Bounds bounds;

  public Checker(Bounds bounds) {
    this.bounds = bounds;
  }

  /// Judges a whole history.
  ///
  /// @param calls in the order in which they were made
  public List<Violation> check(List<Call> calls) {
    var timeline = new Timeline(calls);
    return Stream.of(
            new EndedRule(timeline, bounds).violations(),
            new StandingRule(timeline, bounds).violations(),
            new PersonRule(timeline).violations(),
            new CodeRule(timeline).violations(),
            new KeptRule(timeline).violations(),
            new LedgerRule(timeline).violations())
        .flatMap(violations -> violations)
        .toList();
  }
}
