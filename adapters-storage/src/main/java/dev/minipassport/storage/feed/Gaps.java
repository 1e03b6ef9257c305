package dev.minipassport.storage.feed;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The numbers that were passed over. A number is drawn before its transaction commits, so one that
/// is missing below one that is there may yet appear, until its transaction has had the longest
/// time; then it was rolled back. For one thread.
///
/// All instants are of one monotonic clock, in nanoseconds.
final class Gaps {
  /// No more than this are drawn and not yet committed at a time.
  private static final int MOST = 10_000;

  private record Mark(long readBegun, long highest) {}

  private final long longest;
  private final SortedSet<Long> missing = new TreeSet<>();
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

  List<Long> missing() {
    return List.copyOf(missing);
  }

  /// Notes what a read found.
  ///
  /// @param found the numbers above [#highest], rising, and those of [#missing] that appeared
  void found(Collection<Long> found, long readBegun) {
    missing.removeAll(found);
    for (long number : found) {
      for (long between = Math.max(highest + 1, number - MOST); between < number; between++) {
        missing.add(between);
      }
      highest = Math.max(highest, number);
    }
    forget(readBegun);
    marks.add(new Mark(readBegun, highest));
  }

  /// Whoever drew a number below one that was visible to a read drew it before that read began. A
  /// read that began the longest time later has seen it, or nobody ever will.
  private void forget(long readBegun) {
    var over = new ArrayList<Long>();
    while (!marks.isEmpty() && readBegun - marks.getFirst().readBegun() >= longest) {
      over.addAll(missing.headSet(marks.removeFirst().highest()));
      missing.removeAll(over);
    }
  }
}
