package dev.minipassport.chaos;

import dev.minipassport.testkit.history.Answer;
import dev.minipassport.testkit.history.Call;
import dev.minipassport.testkit.history.Deed;
import dev.minipassport.testkit.history.Lags;
import dev.minipassport.testkit.history.Violation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a run came to, in words.
///
/// @param seed which run it was
record Summary(
    long seed, Duration time, List<Call> calls, Storm storm, List<Violation> violations) {
  private static final String OK = "ok";
  private static final int NANOS_IN_A_MILLISECOND = 1_000_000;

  String text() {
    var text = new StringBuilder();
    text.append(
        "chaos: seed %d, %.1f min, 3 nodes, a pair of database servers%n"
            .formatted(seed, time.toMillis() / 60_000.0));
    text.append("%d calls:%n".formatted(calls.size()));
    counted().forEach((deed, answers) -> text.append("  %-14s %s%n".formatted(deed, answers)));
    int faults = storm.struck().values().stream().mapToInt(Integer::intValue).sum();
    text.append(
        "%d faults of %d kinds: %s%n".formatted(faults, storm.struck().size(), storm.struck()));
    if (!storm.impossible().isEmpty()) {
      text.append("not possible on this machine: %s%n".formatted(storm.impossible()));
    }
    text.append(lags());
    text.append("%d violations%n".formatted(violations.size()));
    return text.toString();
  }

  private Map<String, Map<String, Integer>> counted() {
    Map<String, Map<String, Integer>> counted = new TreeMap<>();
    for (Call call : calls) {
      counted
          .computeIfAbsent(call.deed().getClass().getSimpleName(), _ -> new TreeMap<>())
          .merge(word(call.answer()), 1, Integer::sum);
    }
    return counted;
  }

  /// Deeds that came to nothing each time.
  List<String> neverAcknowledged() {
    return Arrays.stream(Deed.class.getPermittedSubclasses())
        .flatMap(Summary::records)
        .map(Class::getSimpleName)
        .filter(deed -> !counted().getOrDefault(deed, Map.of()).containsKey(OK))
        .toList();
  }

  private static Stream<Class<?>> records(Class<?> deed) {
    return deed.isRecord()
        ? Stream.of(deed)
        : Arrays.stream(deed.getPermittedSubclasses()).flatMap(Summary::records);
  }

  private static String word(Answer answer) {
    return switch (answer) {
      case Answer.Refused _ -> "refused";
      case Answer.Unknown _ -> "unknown";
      default -> OK;
    };
  }

  private String lags() {
    List<Long> lags = Lags.of(calls);
    return lags.isEmpty()
        ? "no end of a session was looked for elsewhere%n".formatted()
        : ("ends of sessions seen by other nodes: %d observations, admitted after the"
                + " acknowledgement for p50 %d ms, p99 %d ms, longest %d ms%n")
            .formatted(lags.size(), millis(lags, 50), millis(lags, 99), millis(lags, 100));
  }

  private static long millis(List<Long> rising, int percent) {
    int index = Math.min(rising.size() - 1, rising.size() * percent / 100);
    return rising.get(index) / NANOS_IN_A_MILLISECOND;
  }
}
