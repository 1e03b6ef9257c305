package dev.minipassport.storage.feed;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The numbers that were passed over. A number is drawn before its transaction commits, so one that
/// is missing below one that is there may yet appear, until its transaction is over; then it was
/// rolled back. For one thread.
///
/// Whoever drew a number below one that a read found drew it, and began to write, before that read
/// ended. So a later read has found it, or nobody ever will, if it began the longest time after
/// the end of the first, and when every transaction that had begun to write by then was over. Time
/// alone would not do: a commit may wait for a standby without end. Nor would transactions, on
/// servers that only speak the protocol and number them otherwise.
///
/// None is given up, so that what is kept grows as long as a transaction stays open while others
/// are rolled back: by a gap for each.
final class Gaps {
  /// Beyond it two marks become one, and what they mark is looked for as long as the later says.
  private static final int MOST_MARKS = 1_000;

  /// Numbers that are missing, all from the first to the last.
  record Gap(long first, long last) {
    static final Gap NONE = new Gap(0, -1);

    private long size() {
      return last - first + 1;
    }
  }

  private record Mark(Moment readEnded, long highest) {}

  private final long longest;
  private final NavigableMap<Long, Long> lastByFirst = new TreeMap<>();
  private final Deque<Mark> marks = new ArrayDeque<>();
  private long highest;

  /// @param highest the number that everything begins after
  Gaps(Duration longest, long highest) {
    this.longest = longest.toNanos();
    this.highest = highest;
  }

  long highest() {
    return highest;
  }

  /// The number up to which nothing is missing.
  long settled() {
    return lastByFirst.isEmpty() ? highest : lastByFirst.firstKey() - 1;
  }

  List<Gap> missing() {
    return lastByFirst.entrySet().stream()
        .map(gap -> new Gap(gap.getKey(), gap.getValue()))
        .toList();
  }

  /// How many numbers are missing.
  long numbers() {
    return missing().stream().mapToLong(Gap::size).sum();
  }

  /// Notes what a read found; true if that left new gaps, which have to be [marked][#mark].
  ///
  /// @param found the numbers above [#highest], rising, and those that were missing and appeared
  boolean found(Collection<Long> found) {
    boolean gap = false;
    for (long number : found) {
      if (number > highest) {
        gap |= passOver(highest, number);
        highest = number;
      } else {
        appeared(number);
      }
    }
    return gap;
  }

  private void appeared(long number) {
    Map.Entry<Long, Long> around = lastByFirst.floorEntry(number);
    if (around == null || around.getValue() < number) {
      return;
    }
    lastByFirst.remove(around.getKey());
    boolean _ = passOver(around.getKey() - 1, number);
    boolean _ = passOver(number, around.getValue() + 1);
  }

  /// Notes that there is nothing between two numbers; false if nothing can be.
  boolean passOver(long after, long number) {
    if (number - after <= 1) {
      return false;
    }
    lastByFirst.put(after + 1, number - 1);
    return true;
  }

  /// What is missing now was passed over by a read that has ended.
  void mark(Moment readEnded) {
    if (marks.size() == MOST_MARKS) {
      var _ = marks.removeLast();
    }
    marks.add(new Mark(readEnded, highest));
  }

  /// Forgets what was passed over so long ago that a read that began at this moment, and of which
  /// everything was noted, was the last to look for it.
  void forget(Moment readBegun) {
    if (lastByFirst.isEmpty()) {
      marks.clear();
    }
    while (!marks.isEmpty() && isOver(marks.getFirst().readEnded(), readBegun)) {
      lastByFirst.headMap(marks.removeFirst().highest()).clear();
    }
  }

  private boolean isOver(Moment ended, Moment begun) {
    return begun.nanos() - ended.nanos() >= longest && begun.transaction() > ended.transaction();
  }
}
