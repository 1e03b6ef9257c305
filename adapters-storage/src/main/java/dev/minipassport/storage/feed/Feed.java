package dev.minipassport.storage.feed;

import dev.minipassport.storage.sql.CommitListener;
import dev.minipassport.storage.sql.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Reads what all nodes changed, and knows how old its knowledge is.
///
/// A read that began at one moment and was applied proves that all that had been committed before
/// that moment is known here. What came into the cache later than a change was read from the store
/// after it; what came earlier is told to the listener. So as long as the last applied read began
/// less than the lag ago, no answer from memory is older than the lag.
///
/// A token that comes into being elsewhere is not in the table: it is given out after its commit,
/// so nobody can have asked for it here before.
public final class Feed {
  private static final int MOST_MISSING = 1_000;

  private final Transactions transactions;
  private final CommitListener listener;
  private final FeedOptions options;
  private final LongSupplier nanoTime;
  private final Gaps gaps;
  private final long believedFrom;
  private volatile long knownAt;

  /// Begins with the changes to come, and with those that are being committed in this moment: they
  /// are numbered among the last. Where there are too many to look through, nothing is believed
  /// until the longest transaction is over.
  ///
  /// @param nanoTime a monotonic clock
  public Feed(
      Transactions transactions,
      CommitListener listener,
      FeedOptions options,
      LongSupplier nanoTime) {
    this.transactions = transactions;
    this.listener = listener;
    this.options = options;
    this.nanoTime = nanoTime;
    long opened = nanoTime.getAsLong();
    List<Long> last = transactions.read(ChangeRead::last);
    boolean all = last.size() < ChangeRead.PAGE;
    this.gaps = new Gaps(options.longest(), all ? 0 : last.getFirst() - 1);
    gaps.found(last, opened);
    this.knownAt = opened;
    this.believedFrom = all ? opened : opened + options.longest().toNanos();
  }

  /// Whether what is kept in memory may be believed now.
  public boolean believed() {
    long now = nanoTime.getAsLong();
    return now - knownAt <= options.lag().toNanos() && now - believedFrom >= 0;
  }

  /// How long ago the last read that was applied began.
  public Duration age() {
    return Duration.ofNanos(nanoTime.getAsLong() - knownAt);
  }

  /// Reads and applies what was committed until now. For one thread at a time. Throws
  /// [dev.minipassport.fault.Unavailable] where the store does not answer; what was known stays
  /// known, and grows old.
  void read() {
    long begun = nanoTime.getAsLong();
    List<ChangeRead.Row> rows = new ArrayList<>();
    List<Long> missing = gaps.missing();
    for (int from = 0; from < missing.size(); from += MOST_MISSING) {
      List<Long> some = missing.subList(from, Math.min(from + MOST_MISSING, missing.size()));
      rows.addAll(transactions.read(handle -> ChangeRead.of(handle, some)));
    }
    long after = gaps.highest();
    List<ChangeRead.Row> page;
    do {
      long last = after;
      page = transactions.read(handle -> ChangeRead.after(handle, last));
      rows.addAll(page);
      after = page.isEmpty() ? last : page.getLast().number();
    } while (page.size() == ChangeRead.PAGE);
    rows.stream().filter(ChangeRead.Row::stale).forEach(row -> listener.changed(row.identity()));
    gaps.found(rows.stream().map(ChangeRead.Row::number).toList(), begun);
    knownAt = begun;
  }
}
