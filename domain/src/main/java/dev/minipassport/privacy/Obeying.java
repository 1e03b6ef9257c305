package dev.minipassport.privacy;

import dev.minipassport.consent.Withdrawing;
import dev.minipassport.dossier.Difference;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Held;
import dev.minipassport.ledger.Cause;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.ledger.Statement;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes out of a dossier what WeChat says that a person took back: the data, and the grants it was
/// collected under. What was agreed to or given after the event stays. Pure, and run inside the
/// transaction.
///
/// @param all the purposes of the app, also those that only the person's grant remembers
/// @param at of the event, by WeChat's clock, in whole seconds
record Obeying(
    Set<DataCategory> categories, List<Purpose> all, RequestId request, Instant at, Instant now) {
  /// How far WeChat's clock may be behind ours.
  static final Duration BEHIND = Duration.ofSeconds(10);

  /// A dossier, and what was done to it.
  record Outcome(Dossier dossier, Obedience done) {}

  /// Withdraws the grants that covered it, and with them what was held under them.
  Outcome revoked(Dossier before) {
    Dossier next = before;
    var withdrawn = new ArrayList<PurposeId>();
    for (Purpose purpose : concerned(before)) {
      next = new Withdrawing(purpose, remaining(), request, Cause.WECHAT_EVENT, now).from(next);
      withdrawn.add(purpose.id());
    }
    return outcome(before, next, withdrawn);
  }

  /// Only the data goes: the person may give it anew.
  Outcome cleared(Dossier before) {
    return outcome(before, before.with(before.profile().only(held -> !concerns(held))), List.of());
  }

  private Outcome outcome(Dossier before, Dossier after, List<PurposeId> withdrawn) {
    Difference difference = Difference.between(before, after);
    return new Outcome(
        after,
        new Obedience(
            Optional.of(before.identity().id()),
            difference.gone(),
            withdrawn,
            false,
            difference.orphan(),
            List.of(),
            List.of(),
            Optional.empty()));
  }

  /// What comes over from another app of the owner is not taken over any more, either.
  private List<Purpose> concerned(Dossier dossier) {
    return all.stream().filter(purpose -> concerned(dossier, purpose)).toList();
  }

  private boolean concerned(Dossier dossier, Purpose purpose) {
    Optional<Statement> grant = dossier.stance(purpose).grant();
    return grant.isPresent()
        ? grant.filter(this::concerns).filter(given -> before(given.at())).isPresent()
        : !Collections.disjoint(purpose.categories(), categories)
            && dossier.coveredElsewhere(purpose);
  }

  /// No other purpose takes over what was taken back, if it is itself concerned.
  private List<Purpose> remaining() {
    return all.stream()
        .filter(purpose -> Collections.disjoint(purpose.categories(), categories))
        .toList();
  }

  private boolean concerns(Statement grant) {
    return !Collections.disjoint(grant.categories(), categories);
  }

  private boolean concerns(Held held) {
    return categories.contains(held.value().category()) && before(held.at());
  }

  private boolean before(Instant given) {
    return !given.isAfter(at.plus(BEHIND));
  }
}
