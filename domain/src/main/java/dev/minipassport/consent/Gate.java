package dev.minipassport.consent;

import dev.minipassport.consent.Barred.NoConsent;
import dev.minipassport.consent.Barred.PromptOutdated;
import dev.minipassport.consent.Barred.PromptUnknown;
import dev.minipassport.consent.Barred.RequestIdReused;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Dossiers.Rule;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.dossier.Request;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.Surface;
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

  /// Whether a grant stands at this moment; only [#pass] decides.
  public boolean standsOpen(Identity person, Purpose purpose) {
    return registrar.open(person).stance(purpose).covers(purpose);
  }

  /// Runs `rule` on a dossier in which `purpose` is granted: because it was, or by the grant that
  /// comes along and is written together with what the rule makes of it.
  ///
  /// @param surface where that grant was given
  /// @param body what the request asks for, so that its id is not used for another one
  /// @param again answers a request that came before, and was done then
  public <T> T pass(
      Identity person,
      Purpose purpose,
      Optional<GrantAlong> along,
      Surface surface,
      List<String> body,
      Function<Barred, T> barred,
      Function<Dossier, T> again,
      Rule<T> rule) {
    if (along.isEmpty()) {
      return registrar.revise(person, dossier -> passed(dossier, purpose, barred, rule));
    }
    GrantAlong grant = along.get();
    Optional<Answering> answering = answers.to(grant.prompt(), grant.request(), person);
    if (answering.isEmpty()) {
      return barred.apply(new PromptUnknown());
    }
    Request request = Fingerprint.of(grant.request(), with(grant, body));
    return registrar.revise(
        person,
        request,
        dossier ->
            dossier.repeated().isPresent()
                ? Revision.unchanged(
                    dossier.repeated().get().equals(request)
                        ? again.apply(dossier)
                        : barred.apply(new RequestIdReused()))
                : granted(dossier, answering.get(), surface, purpose, barred, rule));
  }

  /// What was typed is easily guessed from its hash, and that outlives an erasure by days; with the
  /// prompt's id, which is kept nowhere, it is not.
  private static List<String> with(GrantAlong grant, List<String> body) {
    return Stream.concat(Stream.of(grant.prompt().value()), body.stream()).toList();
  }

  private static <T> Revision<T> granted(
      Dossier dossier,
      Answering answering,
      Surface surface,
      Purpose purpose,
      Function<Barred, T> barred,
      Rule<T> rule) {
    return answering
        .outdated(dossier)
        .map(why -> Revision.unchanged(barred.apply(new PromptOutdated(why))))
        .orElseGet(() -> passed(answering.granted(dossier, surface), purpose, barred, rule));
  }

  private static <T> Revision<T> passed(
      Dossier dossier, Purpose purpose, Function<Barred, T> barred, Rule<T> rule) {
    return dossier.stance(purpose).covers(purpose)
        ? rule.revise(dossier)
        : Revision.unchanged(barred.apply(new NoConsent()));
  }
}
