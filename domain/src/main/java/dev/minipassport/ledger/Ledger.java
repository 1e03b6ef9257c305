package dev.minipassport.ledger;

import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.QuietRule;
import dev.minipassport.purpose.TextHash;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// All entries of one subject, oldest first. How the person stands to a purpose is a fold of it and
/// is kept nowhere else.
public record Ledger(SubjectId subject, List<Entry> entries) {
  public Ledger {
    entries = List.copyOf(entries);
  }

  public static Ledger empty(SubjectId subject) {
    return new Ledger(subject, List.of());
  }

  /// The same ledger with one more entry.
  public Ledger with(Statement said) {
    var longer = new ArrayList<>(entries);
    longer.add(Entry.following(subject, entries.size() + 1L, said, head()));
    return new Ledger(subject, longer);
  }

  /// The hash that the next entry builds on.
  public TextHash head() {
    return entries.isEmpty() ? Entry.ORIGIN : entries.getLast().hash();
  }

  /// How the person stands to a purpose.
  public Stance stance(PurposeId purpose, QuietRule quiet) {
    Stance stance = Stance.NONE;
    for (Entry entry : (Iterable<Entry>) of(purpose)::iterator) {
      stance = stance.after(entry, quiet);
    }
    return stance;
  }

  /// The grants that stand, also of what the app no longer asks for.
  public List<Statement> grants() {
    return entries.stream()
        .map(entry -> entry.statement().purpose())
        .distinct()
        .flatMap(purpose -> stance(purpose, QuietRule.DEFAULT).grant().stream())
        .toList();
  }

  public Stream<Entry> of(PurposeId purpose) {
    return entries.stream().filter(entry -> entry.statement().purpose().equals(purpose));
  }

  /// Whether every entry is as it was written and follows the one before.
  public boolean verifies() {
    TextHash previous = Entry.ORIGIN;
    long sequence = 0;
    for (Entry entry : entries) {
      sequence++;
      if (!entry.intact()
          || !entry.subject().equals(subject)
          || entry.sequence() != sequence
          || !entry.previous().equals(previous)) {
        return false;
      }
      previous = entry.hash();
    }
    return true;
  }
}
