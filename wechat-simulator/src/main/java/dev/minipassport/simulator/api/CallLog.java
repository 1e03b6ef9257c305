package dev.minipassport.simulator.api;

import dev.minipassport.simulator.fault.EndpointName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The last calls, and how many there were of each endpoint since the beginning.
public final class CallLog {
  /// What calls of paths that WeChat does not have are counted under.
  public static final String ELSEWHERE = "elsewhere";

  private final AtomicReferenceArray<@Nullable Numbered> last;
  private final AtomicLong next = new AtomicLong();
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  public CallLog(int kept) {
    this.last = new AtomicReferenceArray<>(kept);
  }

  /// Keeps and counts a call.
  ///
  /// @param counter what to count it under
  void record(RecordedCall call, String counter) {
    counts.computeIfAbsent(counter, _ -> new LongAdder()).increment();
    long number = next.getAndIncrement();
    last.set((int) (number % last.length()), new Numbered(number, counter, call));
  }

  /// The calls that are kept, in the order in which they were answered.
  public List<RecordedCall> calls() {
    return numbered().map(Numbered::call).toList();
  }

  /// The calls of one endpoint that are kept.
  ///
  /// @param endpoint the name of an [EndpointName], or [#ELSEWHERE]
  public List<RecordedCall> calls(String endpoint) {
    String counter = EndpointName.known(endpoint, ELSEWHERE);
    return numbered().filter(one -> one.counter.equals(counter)).map(Numbered::call).toList();
  }

  private Stream<Numbered> numbered() {
    return IntStream.range(0, last.length())
        .mapToObj(last::get)
        .flatMap(Stream::ofNullable)
        .sorted(Comparator.comparingLong(Numbered::number));
  }

  /// All calls of an endpoint, kept or not.
  ///
  /// @param endpoint the name of an [EndpointName], or [#ELSEWHERE]
  public long count(String endpoint) {
    LongAdder count = counts.get(EndpointName.known(endpoint, ELSEWHERE));
    return count == null ? 0 : count.sum();
  }

  public Map<String, Long> counts() {
    var all = new TreeMap<String, Long>();
    counts.forEach((endpoint, count) -> all.put(endpoint, count.sum()));
    return all;
  }

  /// All calls, kept or not, by the paths of WeChat's endpoints.
  public Map<String, Long> paths() {
    var all = new TreeMap<String, Long>();
    for (EndpointName endpoint : EndpointName.values()) {
      long count = count(endpoint.toString());
      if (count > 0) {
        all.put(endpoint.path(), count);
      }
    }
    return all;
  }

  private record Numbered(long number, String counter, RecordedCall call) {}
}
