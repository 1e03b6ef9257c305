package dev.minipassport.testkit.history;

import dev.minipassport.testkit.history.Answer.Said;
import dev.minipassport.testkit.history.Deed.Presenting;
import dev.minipassport.testkit.history.Deed.ReadLedger;
import dev.minipassport.testkit.history.Deed.Write;
import dev.minipassport.testkit.history.Violation.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The ledger holds an entry for each acknowledged answer.
final class LedgerRule {
  private final Timeline timeline;
  private final Map<Person, List<Call>> writes = new HashMap<>();

  LedgerRule(Timeline timeline) {
    this.timeline = timeline;
    for (Call call : timeline.calls()) {
      if (call.deed() instanceof Write write && call.isAcknowledged() && !write.entry().isEmpty()) {
        whose(call)
            .ifPresent(person -> writes.computeIfAbsent(person, _ -> new ArrayList<>()).add(call));
      }
    }
  }

  private Optional<Person> whose(Call call) {
    return timeline.issued(((Presenting) call.deed()).token()).map(it -> it.session().person());
  }

  Stream<Violation> violations() {
    return timeline.calls().stream().flatMap(this::judge);
  }

  private Stream<Violation> judge(Call call) {
    if (!(call.deed() instanceof ReadLedger && call.answer() instanceof Said(var counted))) {
      return Stream.empty();
    }
    List<Call> before =
        whose(call).stream()
            .flatMap(person -> writes.getOrDefault(person, List.of()).stream())
            .filter(write -> write.ended() < call.begun())
            .toList();
    return before.stream()
        .map(write -> ((Write) write.deed()).entry())
        .distinct()
        .filter(entry -> count(before, entry) > number(counted, entry))
        .map(entry -> violation(entry, before, call));
  }

  private static long count(List<Call> writes, String entry) {
    return writes.stream().filter(call -> ((Write) call.deed()).entry().equals(entry)).count();
  }

  private static long number(Map<String, String> counted, String entry) {
    return Long.parseLong(counted.getOrDefault(entry, "0"));
  }

  private static Violation violation(String entry, List<Call> before, Call read) {
    List<Call> shown = new ArrayList<>(before);
    shown.add(read);
    return new Violation(
        Promise.NOTHING_IS_LOST, "the ledger lacks entries that say " + entry, shown);
  }
}
