package dev.minipassport.storage.feed;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/// The numbers that were passed over. A number is drawn before its transaction commits, so one that
/// is missing below one that is there may yet appear, until its transaction is over; then it was
/// rolled back. For one thread.
///
/// Whoever drew a number below one that a read found drew it, and began to write, before that read
/// ended. So a later read has found it, or nobody ever will, if it began the longest time after
/// the end of the first, and when every transaction that had begun to write by then was over. Time
/// alone would not do: a commit may wait for a standby without end. Nor would transactions, on
/// servers that only speak the protocol and number them otherwise.
final class Gaps {
  /// No more than this are drawn and not yet committed at a time.
  private static final int MOST = 10_000;

  private record Mark(Moment readEnded, long highest) {}

  private final long longest;
  private final NavigableSet<Long> missing = new TreeSet<>();
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
    return missing.isEmpty() ? highest : missing.first() - 1;
  }

  List<Long> missing() {
    return List.copyOf(missing);
  }

  /// Notes what a read found; true if that left new gaps, which have to be [marked][#mark].
  ///
  /// @param found the numbers above [#highest], rising, and those of [#missing] that appeared
  boolean found(Collection<Long> found) {
    found.forEach(missing::remove);
    boolean gap = false;
    for (long number : found) {
      gap |= passOver(highest, number);
      highest = Math.max(highest, number);
    }
    return gap;
  }

  /// Notes that there is nothing between two numbers.
  boolean passOver(long after, long number) {
    for (long between = Math.max(after + 1, number - MOST); between < number; between++) {
      missing.add(between);
    }
    while (missing.size() > MOST) {
      missing.remove(missing.first());
    }
    return number - after > 1;
  }

  /// What is missing now was passed over by a read that has ended.
  void mark(Moment readEnded) {
    marks.add(new Mark(readEnded, highest));
  }

  /// Forgets what was passed over so long ago that a read that began at this moment, and of which
  /// everything was noted, was the last to look for it.
  void forget(Moment readBegun) {
    if (missing.isEmpty()) {
      marks.clear();
    }
    while (!marks.isEmpty() && isOver(marks.getFirst().readEnded(), readBegun)) {
      missing.headSet(marks.removeFirst().highest()).clear();
    }
  }

  private boolean isOver(Moment ended, Moment begun) {
    return begun.nanos() - ended.nanos() >= longest && begun.transaction() > ended.transaction();
  }
}
