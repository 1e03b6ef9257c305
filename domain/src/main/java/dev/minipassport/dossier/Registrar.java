package dev.minipassport.dossier;

import dev.minipassport.dossier.Dossiers.Forgotten;
import dev.minipassport.dossier.Dossiers.LastWords;
import dev.minipassport.dossier.Dossiers.Reach;
import dev.minipassport.dossier.Dossiers.Rule;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.SubjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Opens dossiers at this moment, with a subject drawn by chance for those who have none yet.
public final class Registrar {
  private final Dossiers dossiers;
  private final Clock clock;
  private final RandomGenerator random;

  public Registrar(Dossiers dossiers, Clock clock, RandomGenerator random) {
    this.dossiers = dossiers;
    this.clock = clock;
    this.random = random;
  }

  public Instant now() {
    return clock.instant();
  }

  public Dossier open(Identity person) {
    return dossiers.of(person, fresh());
  }

  /// As [Dossiers#revise], for a request that need not be known again.
  public <T> T revise(Identity person, Rule<T> rule) {
    return dossiers.revise(person, matter(), rule);
  }

  /// As [Dossiers#revise], for a request that may be repeated.
  public <T> T revise(Identity person, Request request, Rule<T> rule) {
    return dossiers.revise(person, matter().of(request), rule);
  }

  /// As [Dossiers#revise].
  public <T> T revise(Identity person, Matter matter, Rule<T> rule) {
    return dossiers.revise(person, matter, rule);
  }

  /// About nothing in particular, at this moment.
  public Matter matter() {
    return Matter.of(fresh(), now());
  }

  /// As [Dossiers#forget].
  public List<Forgotten> forget(Identity person, Reach reach, LastWords lastWords) {
    return dossiers.forget(person, reach, matter(), lastWords);
  }

  private SubjectId fresh() {
    return new SubjectId(new UUID(random.nextLong(), random.nextLong()));
  }
}
