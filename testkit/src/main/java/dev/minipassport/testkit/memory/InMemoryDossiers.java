package dev.minipassport.testkit.memory;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Difference;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.dossier.Findings;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Matter;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.Profile;
import dev.minipassport.dossier.ProfileValue;
import dev.minipassport.dossier.Relative;
import dev.minipassport.dossier.Request;
import dev.minipassport.dossier.Rival;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.ledger.Entry;
import dev.minipassport.ledger.Ledger;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.PurposeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;

final class InMemoryDossiers implements Dossiers {
  private record RequestKey(IdentityId identity, RequestId id) {}

  private record Answered(Request request, Instant at) {}

  private final State state;
  private final InMemoryLogins logins;
  private final InMemoryVerdicts verdicts;
  private final Map<IdentityId, SubjectId> subjects = new HashMap<>();
  private final Map<SubjectId, List<Entry>> entries = new HashMap<>();
  private final Map<IdentityId, Map<PurposeId, Instant>> asks = new HashMap<>();
  private final Map<RequestKey, Answered> requests = new HashMap<>();
  private final List<Orphan> orphans = new ArrayList<>();
  private int refusals;
  private final AtomicLong orphanNumbers = new AtomicLong();

  InMemoryDossiers(State state, InMemoryLogins logins, InMemoryVerdicts verdicts) {
    this.state = state;
    this.logins = logins;
    this.verdicts = verdicts;
  }

  @Override
  public Dossier of(Identity identity, SubjectId fresh) {
    return read(identity, Matter.of(fresh, Instant.EPOCH));
  }

  private Dossier read(Identity identity, Matter matter) {
    synchronized (state) {
      Identity current = state.identity(identity);
      return new Dossier(
          current,
          ledger(current.id(), matter.fresh()),
          profile(current.id()),
          asks.getOrDefault(current.id(), Map.of()),
          relatives(current, matter.fresh()),
          state.knownSince.getOrDefault(current.id(), Instant.EPOCH),
          found(current, matter),
          Optional.empty());
    }
  }

  private Findings found(Identity identity, Matter matter) {
    return new Findings(
        matter.request().flatMap(asked -> known(identity, asked, matter.at())),
        matter
            .number()
            .flatMap(this::holder)
            .filter(account -> !account.equals(identity.account()))
            .map(Rival::new),
        matter.check().flatMap(check -> verdicts.of(identity.app(), check)));
  }

  private Optional<AccountId> holder(Matter.Sought sought) {
    return Optional.ofNullable(
        state.phones.get(new State.PhoneKey(sought.realm(), sought.number())));
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
    return state.profiles.getOrDefault(identity, Profile.EMPTY);
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

  void refuseRevisions(int times) {
    synchronized (state) {
      refusals = times;
    }
  }

  @Override
  public <T> T revise(Identity identity, Matter matter, Rule<T> rule) {
    synchronized (state) {
      if (!state.knows(identity) || refusals-- > 0) {
        throw unavailable();
      }
      Dossier before = read(identity, matter);
      Revision<T> revision = rule.revise(before);
      revision.next().ifPresent(after -> write(before, after, matter));
      return revision.outcome();
    }
  }

  private void write(Dossier before, Dossier after, Matter matter) {
    Identity identity = before.identity();
    Difference difference = Difference.between(before, after);
    difference.evicted().ifPresent(rival -> evict(rival, matter));
    if (matter.number().filter(sought -> belongsToAnother(after, sought)).isPresent()) {
      throw unavailable();
    }
    write(before, after, difference, matter.at());
    matter
        .number()
        .filter(sought -> holds(after, sought.number()))
        .ifPresent(sought -> claim(identity, sought));
    matter
        .request()
        .ifPresent(
            asked ->
                requests.put(
                    new RequestKey(identity.id(), asked.id()), new Answered(asked, matter.at())));
    matter.note().ifPresent(note -> state.note(note, identity.id()));
  }

  private static boolean holds(Dossier dossier, PhoneNumber number) {
    return dossier.profile().get(DataCategory.PHONE).filter(is(number)).isPresent();
  }

  private static Predicate<Held> is(PhoneNumber number) {
    return held -> held.value().equals(number);
  }

  private boolean belongsToAnother(Dossier after, Matter.Sought sought) {
    return holds(after, sought.number())
        && holder(sought).filter(other -> !other.equals(after.identity().account())).isPresent();
  }

  private void claim(Identity identity, Matter.Sought sought) {
    state.phones.put(new State.PhoneKey(sought.realm(), sought.number()), identity.account());
  }

  private static Unavailable unavailable() {
    return new Unavailable(Dependency.STORE, Duration.ofSeconds(1));
  }

  private void evict(Rival rival, Matter matter) {
    PhoneNumber number = matter.number().orElseThrow().number();
    for (Identity other : state.members(rival.account())) {
      Dossier before = read(other, Matter.of(matter.fresh(), matter.at()));
      if (holds(before, number)) {
        Dossier after = before.with(before.profile().only(is(number).negate()));
        write(before, after, Difference.between(before, after), matter.at());
        state.changed(other, Optional.empty(), Kind.PHONE_MOVED, matter.at());
      }
    }
  }

  private void write(Dossier before, Dossier after, Difference difference, Instant at) {
    Identity identity = before.identity();
    if (!difference.said().isEmpty()) {
      subjects.put(identity.id(), after.ledger().subject());
      entries.put(after.ledger().subject(), after.ledger().entries());
    }
    state.profiles.put(identity.id(), after.profile());
    dropUnheldNumbers(identity.account());
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

  private void dropUnheldNumbers(AccountId account) {
    Set<ProfileValue> held =
        state.members(account).stream()
            .flatMap(member -> profile(member.id()).get(DataCategory.PHONE).stream())
            .map(Held::value)
            .collect(Collectors.toSet());
    state
        .phones
        .entrySet()
        .removeIf(
            entry -> entry.getValue().equals(account) && !held.contains(entry.getKey().number()));
  }

  @Override
  public List<Forgotten> forget(
      Identity identity, Reach reach, Matter matter, LastWords lastWords) {
    synchronized (state) {
      Identity self = state.identity(identity);
      List<Identity> concerned = new ArrayList<>(List.of(self));
      if (reach == Reach.OWNER) {
        state.members(self.account()).stream()
            .filter(other -> !other.id().equals(self.id()))
            .forEach(concerned::add);
      }
      var forgotten = new ArrayList<Forgotten>();
      for (Identity person : concerned) {
        if (state.identities.containsValue(person)) {
          forget(person, matter, lastWords).ifPresent(forgotten::add);
        }
      }
      return forgotten;
    }
  }

  private Optional<Forgotten> forget(Identity person, Matter matter, LastWords lastWords) {
    Dossier before = read(person, Matter.of(matter.fresh(), matter.at()));
    Optional<Dossier> last = lastWords.of(before);
    if (last.isEmpty()) {
      return Optional.empty();
    }
    Difference difference = Difference.between(before, last.get());
    write(before, last.get(), difference, matter.at());
    state.changed(person, Optional.empty(), Kind.ERASED, matter.at());
    matter.note().ifPresent(note -> state.note(note, person.id()));
    subjects.remove(person.id());
    asks.remove(person.id());
    requests.keySet().removeIf(request -> request.identity().equals(person.id()));
    logins.forget(person);
    state.forget(person);
    return Optional.of(
        new Forgotten(person.id(), person.app(), last.get().ledger(), difference.orphan()));
  }

  @Override
  public List<Hidden> hidden(AppId app, int limit) {
    synchronized (state) {
      return state.identities.values().stream()
          .filter(identity -> identity.app().equals(app))
          .flatMap(
              identity ->
                  profile(identity.id()).values().values().stream()
                      .filter(held -> !held.clearance().shows())
                      .map(held -> new Hidden(identity, held)))
          .sorted(Comparator.comparing(hidden -> hidden.held().at()))
          .limit(limit)
          .toList();
    }
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
