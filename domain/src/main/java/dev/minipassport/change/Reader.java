package dev.minipassport.change;

import dev.minipassport.change.Cursors.Position;
import dev.minipassport.change.Cursors.Sequence;
import dev.minipassport.identity.AppId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads a sequence page by page, each item at least once for whoever keeps their cursor.
public final class Reader<T> {
  /// As long as what is read is kept.
  private static final Duration KEPT = Duration.ofDays(30);

  private final Sequence sequence;
  private final Cursors cursors;
  private final Clock clock;
  private final Source<T> source;
  private final Function<T, Position> place;

  /// Reads what `source` gives.
  ///
  /// @param place where an item stands in the sequence
  public Reader(
      Sequence sequence,
      Cursors cursors,
      Clock clock,
      Source<T> source,
      Function<T, Position> place) {
    this.sequence = sequence;
    this.cursors = cursors;
    this.clock = clock;
    this.source = source;
    this.place = place;
  }

  /// Where the items of an app come from, lowest number first.
  public interface Source<T> {
    List<T> after(AppId app, long after, int limit);
  }

  /// The next page.
  ///
  /// @param cursor absent to begin with the oldest that is kept
  public Page<T> read(AppId app, Optional<String> cursor, int limit) {
    Instant now = clock.instant();
    Optional<Position> from =
        cursor.isEmpty()
            ? Optional.of(Position.beginning(now))
            : cursors.open(sequence, app, cursor.get());
    if (from.isEmpty()) {
      return new Page.CursorUnknown<>();
    }
    if (!now.isBefore(from.get().at().plus(KEPT))) {
      return new Page.CursorTooOld<>();
    }
    List<T> items = source.after(app, from.get().after(), limit);
    boolean more = items.size() == limit;
    Position last = items.isEmpty() ? from.get() : place.apply(items.getLast());
    Position read = more ? last : new Position(last.after(), now);
    return new Page.Read<>(items, cursors.cursor(sequence, app, read), more);
  }
}
