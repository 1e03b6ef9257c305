package dev.minipassport.profile;

import dev.minipassport.consent.Gate;
import dev.minipassport.consent.GrantAlong;
import dev.minipassport.consent.Passage;
import dev.minipassport.content.Verdict;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.dossier.Clearance;
import dev.minipassport.dossier.Difference;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Profile;
import dev.minipassport.dossier.ProfileValue;
import dev.minipassport.dossier.Provenance;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.Surface;
import dev.minipassport.profile.Filling.Barred;
import dev.minipassport.profile.Filling.Filled;
import dev.minipassport.profile.Filling.NotSignedIn;
import dev.minipassport.profile.Filling.UnknownPurpose;
import dev.minipassport.profile.Screened.Cleared;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.SessionToken;
import dev.minipassport.userdata.Evidence;
import dev.minipassport.userdata.Source;
import dev.minipassport.userdata.UserDataCheck;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps what a person chose to show, if they allowed it, before or in this very call, and if
/// WeChat's check lets it, where the app turns that on.
public final class FillProfile {
  private final TokenCheck check;
  private final Purposes purposes;
  private final ProfilePolicies policies;
  private final Gate gate;
  private final UserDataCheck userData;
  private final Screening screening;
  private final Clock clock;

  public FillProfile(
      TokenCheck check,
      Purposes purposes,
      ProfilePolicies policies,
      Gate gate,
      UserDataCheck userData,
      Screening screening,
      Clock clock) {
    this.check = check;
    this.purposes = purposes;
    this.policies = policies;
    this.gate = gate;
    this.userData = userData;
    this.screening = screening;
    this.clock = clock;
  }

  public Filling fill(
      AppId app,
      SessionToken token,
      PurposeId id,
      Offer offer,
      Optional<GrantAlong> along,
      Deadline deadline) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new NotSignedIn(refused);
      case Admitted admitted ->
          purposes
              .current(app, id)
              .map(purpose -> fill(admitted.session().identity(), purpose, offer, along, deadline))
              .orElseGet(UnknownPurpose::new);
    };
  }

  private Filling fill(
      Identity person,
      Purpose purpose,
      Offer offer,
      Optional<GrantAlong> along,
      Deadline deadline) {
    if (along.isEmpty()) {
      Optional<Filling> barred =
          foreseen(new Passage(person, purpose, along, Surface.FORM, List.of()));
      if (barred.isPresent()) {
        return barred.get();
      }
    }
    return switch (judged(person, offer)) {
      case Contribution.Refused(var why) -> why;
      case Contribution.Accepted accepted ->
          screened(passage(person, purpose, along, accepted), accepted, deadline);
    };
  }

  private Optional<Filling> foreseen(Passage passage) {
    return gate.foresee(passage).map(Barred::new);
  }

  private static Passage passage(
      Identity person,
      Purpose purpose,
      Optional<GrantAlong> along,
      Contribution.Accepted accepted) {
    return new Passage(
        person,
        purpose,
        along,
        accepted.provenance() == Provenance.FORM ? Surface.FORM : Surface.WECHAT_POPUP,
        body(purpose, accepted));
  }

  /// WeChat is not shown what may not be kept anyway.
  private Filling screened(Passage passage, Contribution.Accepted accepted, Deadline deadline) {
    Contribution.Accepted wanted = accepted.within(passage.purpose().categories());
    if (screening.asks(passage.person()) && passage.along().isPresent()) {
      Optional<Filling> barred = foreseen(passage);
      if (barred.isPresent()) {
        return barred.get();
      }
    }
    return switch (screening.screen(passage.person(), wanted, deadline)) {
      case Screened.Risky(var category) -> new Filling.Risky(category);
      case Screened.NotSeenLately _ -> new Filling.NotSeenLately();
      case Cleared cleared -> written(passage, wanted, cleared);
    };
  }

  private Filling written(Passage passage, Contribution.Accepted wanted, Cleared cleared) {
    List<Purpose> all = purposes.current(passage.person().app());
    Instant now = clock.instant();
    return gate.pass(
        passage.about(matter -> cleared.awaited().map(matter::of).orElse(matter)),
        Barred::new,
        dossier -> new Filled(dossier.shown(all, now), Set.of(), Optional.empty(), Map.of()),
        dossier -> filled(dossier, passage.purpose(), wanted, cleared, all, now));
  }

  private Contribution judged(Identity person, Offer offer) {
    Set<String> hosts = policies.avatarHosts(person.app());
    return switch (offer) {
      case Offer.Form form -> Contribution.of(form, hosts);
      case Offer.Plain(var info) -> Contribution.of(info, Provenance.PLAIN, hosts);
      case Offer.Proven(var source) ->
          switch (userData.judge(person, source)) {
            case Evidence.Flawed(var why) -> new Contribution.Refused(new Filling.Flawed(why));
            case Evidence.Genuine(var info) -> Contribution.of(info, provenance(source), hosts);
          };
    };
  }

  private static Provenance provenance(Source source) {
    return switch (source) {
      case Source.Signed _ -> Provenance.SIGNED;
      case Source.Sealed _ -> Provenance.OPENED;
    };
  }

  private static List<String> body(Purpose purpose, Contribution.Accepted accepted) {
    var body = new ArrayList<>(List.of("fill", purpose.id().value()));
    body.add(accepted.provenance().name());
    accepted.values().forEach(value -> body.add(value.category() + value.text()));
    return body;
  }

  private static Revision<Filling> filled(
      Dossier dossier,
      Purpose purpose,
      Contribution.Accepted wanted,
      Cleared cleared,
      List<Purpose> all,
      Instant now) {
    Optional<Verdict> early = dossier.findings().verdict();
    if (early.equals(Optional.of(Verdict.RISKY))) {
      return Revision.unchanged(new Filling.Risky(DataCategory.AVATAR));
    }
    Profile profile = dossier.profile();
    for (ProfileValue value : wanted.values()) {
      profile =
          profile.with(
              new Held(
                  value,
                  wanted.provenance(),
                  purpose.id(),
                  now,
                  purpose.retention().map(now::plus),
                  clearance(dossier, value, cleared.of(value.category(), early))));
    }
    Dossier next = dossier.with(profile);
    return Revision.to(
        next,
        new Filled(
            next.shown(all, now),
            wanted.placeholders(),
            Difference.between(dossier, next).orphan(),
            cleared.advice()));
  }

  /// What was shown before is shown further: somebody may have cleared it.
  private static Clearance clearance(Dossier dossier, ProfileValue value, Clearance judged) {
    return dossier
        .profile()
        .get(value.category())
        .filter(held -> held.value().equals(value) && held.clearance().shows())
        .map(Held::clearance)
        .orElse(judged);
  }
}
