package dev.minipassport.testkit.history;

import dev.minipassport.testkit.history.Answer.Said;
import dev.minipassport.testkit.history.Deed.Presenting;
import dev.minipassport.testkit.history.Deed.Read;
import dev.minipassport.testkit.history.Deed.Write;
import dev.minipassport.testkit.history.Violation.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Each value that is kept of a person is a register: a read says what a write wrote that was not
/// certainly overwritten before the read began.
final class KeptRule {
  private static final String ABSENT = "";

  private final Timeline timeline;
  private final Map<Person, List<Call>> writes = new HashMap<>();

  KeptRule(Timeline timeline) {
    this.timeline = timeline;
    timeline.calls().stream()
        .filter(call -> call.deed() instanceof Write && call.answer().mayHaveDone())
        .forEach(
            call ->
                whose(call)
                    .ifPresent(
                        person ->
                            writes.computeIfAbsent(person, _ -> new ArrayList<>()).add(call)));
  }

  private Optional<Person> whose(Call call) {
    return timeline.issued(((Presenting) call.deed()).token()).map(it -> it.session().person());
  }

  Stream<Violation> violations() {
    return timeline.calls().stream().flatMap(this::judge);
  }

  private Stream<Violation> judge(Call call) {
    if (call.deed() instanceof Read && call.answer() instanceof Said(var values)) {
      return whose(call).stream()
          .map(person -> writes.getOrDefault(person, List.of()))
          .flatMap(all -> names(all, values).stream().flatMap(name -> judge(call, name, all)));
    }
    return Stream.empty();
  }

  private static Set<String> names(List<Call> writes, Map<String, String> said) {
    Set<String> names = new LinkedHashSet<>(said.keySet());
    writes.forEach(write -> names.addAll(((Write) write.deed()).values().keySet()));
    return names;
  }

  private static Stream<Violation> judge(Call read, String name, List<Call> all) {
    String value = ((Said) read.answer()).values().getOrDefault(name, ABSENT);
    List<Call> writes =
        all.stream().filter(call -> ((Write) call.deed()).values().containsKey(name)).toList();
    boolean written =
        writes.stream()
            .filter(write -> value.equals(((Write) write.deed()).values().get(name)))
            .anyMatch(
                write ->
                    write.begun() < read.ended() && !isOverwritten(write.settled(), writes, read));
    boolean untouched = value.equals(ABSENT) && !isOverwritten(Long.MIN_VALUE, writes, read);
    if (written || untouched) {
      return Stream.empty();
    }
    List<Call> shown = new ArrayList<>(writes);
    shown.add(read);
    return Stream.of(
        new Violation(
            Promise.NOTHING_IS_LOST, "%s is said to be '%s'".formatted(name, value), shown));
  }

  /// Whether another write was acknowledged between the moment and the read.
  private static boolean isOverwritten(long since, List<Call> writes, Call read) {
    return writes.stream()
        .anyMatch(
            other ->
                other.isAcknowledged() && other.begun() > since && other.ended() < read.begun());
  }
}
