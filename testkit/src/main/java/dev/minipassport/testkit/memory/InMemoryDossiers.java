package dev.minipassport.testkit.memory;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Difference;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.dossier.Profile;
import dev.minipassport.dossier.Relative;
import dev.minipassport.dossier.Request;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.ledger.Entry;
import dev.minipassport.ledger.Ledger;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.purpose.PurposeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

final class InMemoryDossiers implements Dossiers {
  private record RequestKey(IdentityId identity, RequestId id) {}

  private record Answered(Request request, Instant at) {}

  private final State state;
  private final Map<IdentityId, SubjectId> subjects = new HashMap<>();
  private final Map<SubjectId, List<Entry>> entries = new HashMap<>();
  private final Map<IdentityId, Profile> profiles = new HashMap<>();
  private final Map<IdentityId, Map<PurposeId, Instant>> asks = new HashMap<>();
  private final Map<RequestKey, Answered> requests = new HashMap<>();
  private final List<Orphan> orphans = new ArrayList<>();
  private final AtomicLong orphanNumbers = new AtomicLong();

  InMemoryDossiers(State state) {
    this.state = state;
  }

  @Override
  public Dossier of(Identity identity, SubjectId fresh) {
    return read(identity, fresh, Optional.empty(), Instant.EPOCH);
  }

  private Dossier read(Identity identity, SubjectId fresh, Optional<Request> request, Instant at) {
    synchronized (state) {
      Identity current = state.identity(identity);
      return new Dossier(
          current,
          ledger(current.id(), fresh),
          profile(current.id()),
          asks.getOrDefault(current.id(), Map.of()),
          relatives(current, fresh),
          request.flatMap(asked -> known(current, asked, at)));
    }
  }

  private Optional<Request> known(Identity identity, Request asked, Instant now) {
    return Optional.ofNullable(requests.get(new RequestKey(identity.id(), asked.id())))
        .filter(answered -> now.isBefore(answered.at().plus(REQUESTS_KEPT)))
        .map(Answered::request);
  }

  private Ledger ledger(IdentityId identity, SubjectId fresh) {
    SubjectId subject = subjects.getOrDefault(identity, fresh);
    return new Ledger(subject, entries.getOrDefault(subject, List.of()));
  }

  private Profile profile(IdentityId identity) {
    return profiles.getOrDefault(identity, Profile.EMPTY);
  }

  private List<Relative> relatives(Identity identity, SubjectId fresh) {
    return state.identities.values().stream()
        .filter(other -> other.account().equals(identity.account()))
        .filter(other -> !other.id().equals(identity.id()))
        .map(
            other ->
                new Relative(
                    other.id(), other.app(), ledger(other.id(), fresh), profile(other.id())))
        .toList();
  }

  @Override
  public <T> T revise(
      Identity identity, SubjectId fresh, Optional<Request> request, Instant at, Rule<T> rule) {
    synchronized (state) {
      Dossier before = read(identity, fresh, request, at);
      Revision<T> revision = rule.revise(before);
      revision
          .next()
          .ifPresent(
              after -> {
                write(before, after, at);
                request.ifPresent(
                    asked ->
                        requests.put(
                            new RequestKey(before.identity().id(), asked.id()),
                            new Answered(asked, at)));
              });
      return revision.outcome();
    }
  }

  private void write(Dossier before, Dossier after, Instant at) {
    Identity identity = before.identity();
    Difference difference = Difference.between(before, after);
    if (!difference.said().isEmpty()) {
      subjects.put(identity.id(), after.ledger().subject());
      entries.put(after.ledger().subject(), after.ledger().entries());
    }
    profiles.put(identity.id(), after.profile());
    asks.put(identity.id(), after.asks());
    difference.shownAgain().ifPresent(picture -> orphans.removeIf(of(identity, picture)));
    difference
        .orphan()
        .ifPresent(
            picture ->
                orphans.add(
                    new Orphan(orphanNumbers.incrementAndGet(), identity.app(), picture, at)));
    difference.kinds().forEach(kind -> state.changed(identity, Optional.empty(), kind, at));
    difference
        .elsewhere()
        .forEach(
            relative ->
                state.changed(relative.app(), relative.identity(), Kind.PROFILE_ERASED, at));
  }

  private static Predicate<Orphan> of(Identity identity, AvatarUrl picture) {
    return orphan -> orphan.app().equals(identity.app()) && orphan.picture().equals(picture);
  }

  @Override
  public List<Orphan> orphans(AppId app, long after, int limit) {
    synchronized (state) {
      return orphans.stream()
          .filter(orphan -> orphan.app().equals(app) && orphan.sequence() > after)
          .limit(limit)
          .toList();
    }
  }
}
