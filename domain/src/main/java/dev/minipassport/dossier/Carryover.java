package dev.minipassport.dossier;

import dev.minipassport.ledger.Statement;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Purpose;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/// What comes over from the owner's other apps. Nothing is copied: it is read where it is kept, for
/// as long as the grant there stands, so taking the grant back takes it away everywhere.
///
/// A grant there covers a purpose here if both say that they are shared, have the same id, and the
/// categories here are among those granted; and if the person has not said otherwise here.
final class Carryover {
  private Carryover() {}

  /// A standing grant in another app, and who gave it there.
  record Source(Relative relative, Statement grant) {}

  static Optional<Source> source(Dossier dossier, Purpose purpose) {
    if (!purpose.shared() || dossier.stance(purpose).declined()) {
      return Optional.empty();
    }
    return dossier.relatives().stream()
        .flatMap(relative -> granted(relative, purpose).stream())
        .max(Comparator.comparing(source -> source.grant().at()));
  }

  private static Optional<Source> granted(Relative relative, Purpose purpose) {
    return relative
        .ledger()
        .stance(purpose.id(), purpose.quiet())
        .grant()
        .filter(Statement::shared)
        .filter(grant -> grant.categories().containsAll(purpose.categories()))
        .map(grant -> new Source(relative, grant));
  }

  static Shown into(Dossier dossier, List<Purpose> purposes, Instant now) {
    var items = new EnumMap<DataCategory, Shown.Item>(DataCategory.class);
    Shown own = Shown.own(dossier.profile().at(now));
    items.putAll(own.items());
    for (Purpose purpose : purposes) {
      source(dossier, purpose)
          .ifPresent(
              source ->
                  purpose
                      .categories()
                      .forEach(
                          category ->
                              lent(source, purpose, category, now)
                                  .ifPresent(item -> items.putIfAbsent(category, item))));
    }
    items.keySet().removeAll(own.hidden());
    return new Shown(items, own.hidden());
  }

  /// Only what was given there for this very purpose.
  private static Optional<Shown.Item> lent(
      Source source, Purpose purpose, DataCategory category, Instant now) {
    return source
        .relative()
        .profile()
        .at(now)
        .get(category)
        .filter(held -> held.purpose().equals(purpose.id()))
        .filter(held -> held.clearance().shows())
        .map(held -> new Shown.Item(held, Optional.of(source.relative().app())));
  }
}
