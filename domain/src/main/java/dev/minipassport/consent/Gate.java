package dev.minipassport.consent;

import dev.minipassport.consent.Barred.NoConsent;
import dev.minipassport.consent.Barred.PromptOutdated;
import dev.minipassport.consent.Barred.PromptUnknown;
import dev.minipassport.consent.Barred.RequestIdReused;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Dossiers.Rule;
import dev.minipassport.dossier.Matter;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.dossier.Request;
import dev.minipassport.purpose.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Lets through what a standing grant allows, decided inside the transaction that writes it.
public final class Gate {
  private final Answers answers;
  private final Registrar registrar;

  public Gate(Answers answers, Registrar registrar) {
    this.answers = answers;
    this.registrar = registrar;
  }

  /// Why the passage would be barred at this moment; only [#pass] decides. A request that was done
  /// before is not.
  public Optional<Barred> foresee(Passage passage) {
    if (passage.along().isEmpty()) {
      return registrar.open(passage.person()).stance(passage.purpose()).covers(passage.purpose())
          ? Optional.empty()
          : Optional.of(new NoConsent());
    }
    return answering(passage)
        .map(answering -> foreseen(passage, answering))
        .orElseGet(() -> Optional.of(new PromptUnknown()));
  }

  private Optional<Barred> foreseen(Passage passage, Answering answering) {
    return registrar.revise(
        passage.person(),
        matter(passage),
        dossier ->
            Revision.unchanged(
                dossier
                    .repeated()
                    .map(before -> reused(passage, before))
                    .orElseGet(() -> answering.outdated(dossier).map(PromptOutdated::new))));
  }

  private Optional<Barred> reused(Passage passage, Request before) {
    return matter(passage).request().equals(Optional.of(before))
        ? Optional.empty()
        : Optional.of(new RequestIdReused());
  }

  /// Runs `rule` on a dossier in which the purpose is granted: because it was, or by the grant that
  /// comes along and is written together with what the rule makes of it.
  ///
  /// @param again answers a request that came before, and was done then
  public <T> T pass(
      Passage passage, Function<Barred, T> barred, Function<Dossier, T> again, Rule<T> rule) {
    Optional<Answering> answering = answering(passage);
    if (passage.along().isPresent() && answering.isEmpty()) {
      return barred.apply(new PromptUnknown());
    }
    Matter matter = matter(passage);
    return registrar.revise(
        passage.person(),
        matter,
        dossier -> {
          if (dossier.repeated().isPresent()) {
            return Revision.unchanged(
                dossier.repeated().equals(matter.request())
                    ? again.apply(dossier)
                    : barred.apply(new RequestIdReused()));
          }
          return answering.isPresent()
              ? granted(dossier, answering.get(), passage, barred, rule)
              : passed(dossier, passage.purpose(), barred, rule);
        });
  }

  private Optional<Answering> answering(Passage passage) {
    return passage
        .along()
        .flatMap(grant -> answers.to(grant.prompt(), grant.request(), passage.person()));
  }

  /// A request with an id of its own is known by that, and else by the one of the grant.
  private Matter matter(Passage passage) {
    Matter matter = passage.about().apply(registrar.matter());
    return matter.request().isPresent() || passage.along().isEmpty()
        ? matter
        : matter.of(request(passage.along().get(), passage.body()));
  }

  private static Request request(GrantAlong grant, List<String> body) {
    return Fingerprint.of(grant.request(), with(grant, body));
  }

  /// What was typed is easily guessed from its hash, and that outlives an erasure by days; with the
  /// prompt's id, which is kept nowhere, it is not.
  private static List<String> with(GrantAlong grant, List<String> body) {
    return Stream.concat(Stream.of(grant.prompt().value()), body.stream()).toList();
  }

  private static <T> Revision<T> granted(
      Dossier dossier,
      Answering answering,
      Passage passage,
      Function<Barred, T> barred,
      Rule<T> rule) {
    return answering
        .outdated(dossier)
        .map(why -> Revision.unchanged(barred.apply(new PromptOutdated(why))))
        .orElseGet(
            () ->
                passed(
                    answering.granted(dossier, passage.surface()),
                    passage.purpose(),
                    barred,
                    rule));
  }

  private static <T> Revision<T> passed(
      Dossier dossier, Purpose purpose, Function<Barred, T> barred, Rule<T> rule) {
    return dossier.stance(purpose).covers(purpose)
        ? rule.revise(dossier)
        : Revision.unchanged(barred.apply(new NoConsent()));
  }
}
