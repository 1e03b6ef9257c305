package dev.minipassport.wechat.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.content.Verdict;
import java.util.Optional;

/// What WeChat suggests to do with a content: its `result` (protocol 9.1). The `detail` tells how
/// it came about, with steps among it that failed, and is not read.
final class Suggestion {
  private Suggestion() {}

  /// A word that WeChat did not have before is for a person to look at; empty if there is none.
  static Optional<Verdict> in(JsonNode fields) {
    return Optional.ofNullable(fields.path("result").path("suggest").textValue())
        .filter(word -> !word.isEmpty())
        .map(
            word ->
                switch (word) {
                  case "pass" -> Verdict.PASS;
                  case "risky" -> Verdict.RISKY;
                  default -> Verdict.REVIEW;
                });
  }
}
