package dev.minipassport.profile;

import dev.minipassport.content.CheckId;
import dev.minipassport.content.Verdict;
import dev.minipassport.content.Verdicts;
import dev.minipassport.dossier.Clearance;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Profile;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.purpose.DataCategory;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Puts a verdict on values that are hidden: what passes is shown, what is risky is thrown out.
public final class JudgeProfile {
  private final Verdicts verdicts;
  private final Registrar registrar;

  public JudgeProfile(Verdicts verdicts, Registrar registrar) {
    this.verdicts = verdicts;
    this.registrar = registrar;
  }

  /// The verdict of a check, which may have come before its value was written.
  public Judgement judge(AppId app, CheckId check, Verdict verdict) {
    Optional<Identity> waiting = verdicts.waiting(app, check);
    if (waiting.isEmpty()) {
      verdicts.keep(app, check, verdict, registrar.now());
      waiting = verdicts.waiting(app, check);
    }
    return waiting
        .map(
            person ->
                registrar.revise(
                    person,
                    dossier ->
                        judged(
                            dossier,
                            held -> held.clearance().equals(new Clearance.Awaited(check)),
                            verdict)))
        .orElse(Judgement.NONE);
  }

  /// Judges the values that `concerned` picks, inside a transaction.
  public static Revision<Judgement> judged(
      Dossier dossier, Predicate<Held> concerned, Verdict verdict) {
    Profile next = dossier.profile();
    Set<DataCategory> touched = EnumSet.noneOf(DataCategory.class);
    for (Held held : dossier.profile().values().values()) {
      if (!held.clearance().shows() && concerned.test(held)) {
        touched.add(held.value().category());
        next =
            switch (verdict) {
              case PASS -> next.judged(held, Clearance.clear());
              case REVIEW -> next.judged(held, new Clearance.Doubtful());
              case RISKY -> next.only(other -> !other.equals(held));
            };
      }
    }
    var judgement = new Judgement(Optional.of(dossier.identity()), touched);
    return touched.isEmpty()
        ? Revision.unchanged(Judgement.NONE)
        : Revision.to(dossier.with(next), judgement);
  }
}
