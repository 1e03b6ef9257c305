package dev.minipassport.storage.feed;

import dev.minipassport.storage.feed.ChangeRead.Row;
import dev.minipassport.storage.feed.Gaps.Gap;
import dev.minipassport.storage.sql.Dialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;

/// How far the table `changes` was read: up to a row, but for the gaps below it. For one thread.
final class Position {
  /// What one read takes in, about.
  static final int MOST = 100_000;

  /// Twice as many changes as the busiest plan foresees.
  private static final long MOST_IN_A_SECOND = 20_000;

  private final Dialect dialect;
  private final LongSupplier nanoTime;
  private final Gaps gaps;
  private Optional<Row> last;
  private boolean marked;
  private Set<String> before = Set.of();

  private Position(Dialect dialect, LongSupplier nanoTime, Gaps gaps, Optional<Row> last) {
    this.dialect = dialect;
    this.nanoTime = nanoTime;
    this.gaps = gaps;
    this.last = last;
  }

  /// After all there is, but for what may yet appear among the last. What a transaction that takes
  /// longer than any of this program commits further down is not found: see [#isClear].
  static Position atEnd(
      Handle handle, Dialect dialect, FeedOptions options, LongSupplier nanoTime) {
    Optional<Row> last = ChangeRead.last(handle);
    long highest = last.map(Row::number).orElse(0L);
    long from = Math.max(0, highest - options.longest().toSeconds() * MOST_IN_A_SECOND);
    var gaps = new Gaps(options.longest(), highest);
    for (Gap gap : ChangeRead.gaps(handle, from, highest)) {
      var _ = gaps.passOver(gap.first() - 1, gap.last() + 1);
    }
    var position = new Position(dialect, nanoTime, gaps, last);
    position.mark(handle);
    position.before = position.writers(handle);
    return position;
  }

  /// What one read found.
  ///
  /// @param rows what was in the gaps first, then what came after the last, rising
  /// @param more whether that may not be all
  record Found(Moment begun, List<Row> rows, boolean more) {}

  /// Whether whoever was writing when it began is done, so that nothing appears any more that is
  /// not looked for. Stays true.
  boolean isClear(Handle handle) {
    if (!before.isEmpty()) {
      before.retainAll(writers(handle));
    }
    return before.isEmpty();
  }

  private Set<String> writers(Handle handle) {
    return new HashSet<>(handle.createQuery(dialect.writersOfChanges()).mapTo(String.class).list());
  }

  /// The number up to which nothing is missing.
  long settled() {
    return gaps.settled();
  }

  long missing() {
    return gaps.numbers();
  }

  /// What there is since, as far as one read goes. Empty if the row that was the last is gone or is
  /// another: then a server took over that never had it, or a copy was restored, and numbers are
  /// given out once more.
  ///
  /// Which transactions are over is asked before what they left: who is over by then is found.
  Optional<Found> look(Handle handle) {
    long nanos = nanoTime.getAsLong();
    List<Gap> missing = gaps.missing();
    long oldest = missing.isEmpty() ? 0 : number(handle, dialect.oldestTransaction());
    List<Row> rows = new ArrayList<>();
    boolean more = false;
    for (int from = 0; from < missing.size() && !more; from += ChangeRead.MOST_GAPS) {
      int to = Math.min(from + ChangeRead.MOST_GAPS, missing.size());
      List<Row> appeared = ChangeRead.in(handle, missing.subList(from, to));
      more = appeared.size() == ChangeRead.PAGE;
      rows.addAll(appeared);
    }
    List<Row> later = ChangeRead.from(handle, gaps.highest());
    if (last.isPresent() && (later.isEmpty() || !later.getFirst().equals(last.get()))) {
      return Optional.empty();
    }
    rows.addAll(last.isPresent() ? later.subList(1, later.size()) : later);
    while (later.size() == ChangeRead.PAGE && rows.size() < MOST) {
      later = ChangeRead.from(handle, later.getLast().number() + 1);
      rows.addAll(later);
    }
    more |= later.size() == ChangeRead.PAGE;
    return Optional.of(new Found(new Moment(nanos, oldest), rows, more));
  }

  void note(Found found) {
    List<Row> rows = found.rows();
    if (gaps.found(rows.stream().map(Row::number).toList())) {
      marked = false;
    }
    if (!rows.isEmpty() && rows.getLast().number() == gaps.highest()) {
      last = Optional.of(rows.getLast());
    }
    if (!found.more()) {
      gaps.forget(found.begun());
    }
  }

  boolean hasNewGaps() {
    return !marked;
  }

  /// Notes, after a look, that the gaps it left have been passed over by now.
  void mark(Handle handle) {
    long transaction = number(handle, dialect.nextTransaction());
    gaps.mark(new Moment(nanoTime.getAsLong(), transaction));
    marked = true;
  }

  private static long number(Handle handle, String question) {
    return handle.createQuery(question).mapTo(Long.class).one();
  }
}
