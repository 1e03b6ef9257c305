package dev.minipassport.simulator.push;

import dev.minipassport.simulator.push.wire.Attempt;
import java.util.List;
import java.util.Optional;

/// What came of a push.
///
/// @param attempts in their order; a duplicate's after those of the first
/// @param reply the content of the last answer, decrypted; empty if it had none that can be read
public record PushResult(List<Attempt> attempts, Outcome outcome, Optional<String> reply) {

  /// What the last answer means.
  public enum Outcome {
    /// `success`, or nothing; for a verification the echo.
    ACKNOWLEDGED,
    /// An answer with content.
    REPLIED,
    /// HTTP 200 with something else.
    UNREADABLE,
    /// No HTTP 200.
    UNANSWERED
  }

  /// The HTTP status of the last attempt; 0 if there was no answer in time.
  public int status() {
    return attempts.getLast().status();
  }

  /// The last answer as it came.
  public String body() {
    return attempts.getLast().body();
  }

  public boolean acknowledged() {
    return outcome == Outcome.ACKNOWLEDGED || outcome == Outcome.REPLIED;
  }
}
