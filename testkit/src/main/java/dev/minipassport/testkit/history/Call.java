package dev.minipassport.testkit.history;

/// One call and what became of it, as the client saw it.
///
/// @param begun when it was made, in nanoseconds of the client's monotonic clock
/// @param ended when the answer was there
/// @param node the number of the node that was asked
public record Call(long begun, long ended, int node, Deed deed, Answer answer) {
  private static final double NANOS_IN_A_SECOND = 1e9;

  /// When it may have taken effect at the latest.
  long settled() {
    return answer instanceof Answer.Unknown ? Long.MAX_VALUE : ended;
  }

  boolean isAcknowledged() {
    return answer instanceof Answer.Done;
  }

  @Override
  public String toString() {
    return "%.4f s to %.4f s at node-%d: %s -> %s"
        .formatted(begun / NANOS_IN_A_SECOND, ended / NANOS_IN_A_SECOND, node, deed, answer);
  }
}
