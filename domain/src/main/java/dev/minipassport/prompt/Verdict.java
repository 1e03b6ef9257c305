package dev.minipassport.prompt;

import dev.minipassport.purpose.Purpose;
import java.time.Instant;
import java.util.List;

/// What [PromptRule] makes of an occasion.
sealed interface Verdict {
  record NotNeeded() implements Verdict {}

  record Show() implements Verdict {}

  /// The questions, which may be put together.
  record Ask(List<Purpose> questions, Capability by) implements Verdict {}

  /// All is granted, and these still lack data.
  record Collect(List<Purpose> purposes, Capability by) implements Verdict {}

  record Quiet(Instant until) implements Verdict {}

  record NoWay() implements Verdict {}
}
