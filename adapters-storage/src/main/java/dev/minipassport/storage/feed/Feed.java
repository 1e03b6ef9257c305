package dev.minipassport.storage.feed;

import dev.minipassport.identity.IdentityId;
import dev.minipassport.storage.cache.Belief;
import dev.minipassport.storage.feed.ChangeRead.Row;
import dev.minipassport.storage.sql.CommitListener;
import dev.minipassport.storage.sql.Dialect;
import dev.minipassport.storage.sql.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what all nodes changed, and knows how old its knowledge is.
///
/// A read that began at one moment and was applied proves that all that had been committed before
/// that moment is known here. What came into the cache later than a change was read from the store
/// after it; what came earlier is told to the listener. So as long as the last applied read began
/// less than the lag ago, no answer from memory is older than the lag.
///
/// A change that is not in the table is none that matters elsewhere:
///
/// - A token that comes into being is given out after its commit, so nobody can have asked another
///   node for it before, and there is no absence of it to be kept.
/// - The first use of a token, and the graces it starts, change what is answered to its
///   predecessors and to itself. Neither is kept: only a current token that was used is, and the
///   trade that makes it a predecessor is in the table.
/// - The last use of a session only rises. Who believes in an earlier one offers its own once more,
///   and no session ends for idleness without the store's word.
public final class Feed implements Belief {
  private static final Logger log = LoggerFactory.getLogger(Feed.class);

  private final Transactions transactions;
  private final Dialect dialect;
  private final CommitListener listener;
  private final FeedOptions options;
  private final LongSupplier nanoTime;
  private final FeedTally tally = new FeedTally();
  private Position position;
  private boolean warned;
  private volatile boolean clear;
  private volatile long knownAt;
  private volatile long settled;

  /// Begins with the changes to come, and with those that are being committed in this moment.
  ///
  /// @param nanoTime a monotonic clock
  public Feed(
      Transactions transactions,
      Dialect dialect,
      CommitListener listener,
      FeedOptions options,
      LongSupplier nanoTime) {
    this.transactions = transactions;
    this.dialect = dialect;
    this.listener = listener;
    this.options = options;
    this.nanoTime = nanoTime;
    this.knownAt = nanoTime.getAsLong();
    this.position = transactions.read(this::end);
    lookBelow();
  }

  @Override
  public boolean holds() {
    return clear && nanoTime.getAsLong() - knownAt <= options.lag().toNanos();
  }

  @Override
  public Duration lag() {
    return options.lag();
  }

  /// The number up to which every change is in the table that ever will be.
  public long settled() {
    return settled;
  }

  public FeedStatistics statistics() {
    return tally.statistics(Duration.ofNanos(nanoTime.getAsLong() - knownAt));
  }

  /// Reads and applies what was committed until now, as far as one read goes. For one thread at a
  /// time. Throws [dev.minipassport.fault.Unavailable] where the store does not answer; what was
  /// known stays known, and grows old.
  ///
  /// @return whether there is more; what is known grows old until there is not
  boolean read() {
    try {
      return advance();
    } catch (RuntimeException e) {
      tally.failed();
      throw e;
    }
  }

  private boolean advance() {
    long begun = nanoTime.getAsLong();
    lookBelow();
    Optional<Position.Found> found = transactions.read(position::look);
    if (found.isPresent()) {
      List<IdentityId> stale =
          found.get().rows().stream().filter(Row::stale).map(Row::identity).toList();
      stale.forEach(listener::changed);
      position.note(found.get());
      tally.told(stale.size());
    } else {
      clear = false;
      position = transactions.read(this::end);
      lookBelow();
      tally.restarted();
    }
    boolean more = found.filter(Position.Found::more).isPresent();
    if (!more && clear) {
      knownAt = begun;
    }
    settled = clear ? position.settled() : 0;
    tally.applied(Duration.ofNanos(nanoTime.getAsLong() - begun), position.missing());
    if (position.hasNewGaps()) {
      transactions.read(
          handle -> {
            position.mark(handle);
            return true;
          });
    }
    return more;
  }

  private Position end(Handle handle) {
    return Position.atEnd(handle, dialect, options, nanoTime);
  }

  /// As long as somebody writes who wrote before this node began, nothing from memory is believed.
  /// Once they are done, what was read from the store until then is forgotten.
  private void lookBelow() {
    if (clear) {
      return;
    }
    if (transactions.read(position::isClear)) {
      listener.anything();
      clear = true;
      settled = position.settled();
      if (warned) {
        log.info("Those transactions are over: validations are answered from memory again.");
      }
      warned = false;
    } else if (!warned && nanoTime.getAsLong() - knownAt > options.longest().toNanos()) {
      log.warn(
          "Transactions that write changes were open before this node began to read them: until they"
              + " are over, every validation asks the store, and lists of changes stand still here. See"
              + " pg_stat_activity, and end them.");
      warned = true;
    }
  }
}
