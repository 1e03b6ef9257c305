package dev.minipassport.simulator.content;

import java.util.Set;

/// What a check finds.
///
/// @param label WeChat's number for the kind of content, 100 if it is fine
public record Verdict(Suggestion suggestion, int label) {
  private static final Set<Integer> LABELS =
      Set.of(100, 10001, 20001, 20002, 20003, 20006, 20008, 20012, 20013, 21000);

  public static final Verdict PASS = new Verdict(Suggestion.PASS, 100);

  public Verdict {
    if (!LABELS.contains(label)) {
      throw new IllegalArgumentException(
          "choose one of WeChat's labels: " + LABELS.stream().sorted().toList());
    }
  }

  public static Verdict risky(int label) {
    return new Verdict(Suggestion.RISKY, label);
  }

  public static Verdict review(int label) {
    return new Verdict(Suggestion.REVIEW, label);
  }
}
