package dev.minipassport.purpose;

import java.time.Duration;
import java.util.List;

/// For how long an answer silences the unprompted question. A tap is always answered.
///
/// @param refusals after the first refusal in a row, the second and so on; the last step goes on
///     and also follows a withdrawal
/// @param dismissal after a dialog that was closed or left unanswered
public record QuietRule(List<Duration> refusals, Duration dismissal) {
  public static final QuietRule DEFAULT =
      new QuietRule(
          List.of(Duration.ofHours(48), Duration.ofDays(7), Duration.ofDays(30)),
          Duration.ofHours(24));

  public QuietRule {
    refusals = List.copyOf(refusals);
    if (refusals.isEmpty() || refusals.size() > 10) {
      throw new IllegalArgumentException("quiet after refusals needs 1 to 10 steps");
    }
    if (refusals.stream().anyMatch(QuietRule::outOfBounds) || outOfBounds(dismissal)) {
      throw new IllegalArgumentException("quiet must be 1 second to 3650 days");
    }
  }

  private static boolean outOfBounds(Duration quiet) {
    return quiet.compareTo(Duration.ofSeconds(1)) < 0 || quiet.compareTo(Duration.ofDays(3650)) > 0;
  }

  /// After that many refusals in a row, at least one.
  public Duration afterRefusal(int inARow) {
    return refusals.get(Math.min(inARow, refusals.size()) - 1);
  }

  public Duration afterWithdrawal() {
    return refusals.getLast();
  }
}
