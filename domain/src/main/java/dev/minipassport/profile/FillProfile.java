package dev.minipassport.profile;

import dev.minipassport.consent.Barred.NoConsent;
import dev.minipassport.consent.Gate;
import dev.minipassport.consent.GrantAlong;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keeps what a person chose to show, if they allowed it, before or in this very call.
public final class FillProfile {
  private final TokenCheck check;
  private final Purposes purposes;
  private final ProfilePolicies policies;
  private final Gate gate;
  private final UserDataCheck userData;
  private final Clock clock;

  public FillProfile(
      TokenCheck check,
      Purposes purposes,
      ProfilePolicies policies,
      Gate gate,
      UserDataCheck userData,
      Clock clock) {
    this.check = check;
    this.purposes = purposes;
    this.policies = policies;
    this.gate = gate;
    this.userData = userData;
    this.clock = clock;
  }

  public Filling fill(
      AppId app, SessionToken token, PurposeId id, Offer offer, Optional<GrantAlong> along) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new NotSignedIn(refused);
      case Admitted admitted ->
          purposes
              .current(app, id)
              .map(purpose -> fill(admitted.session().identity(), purpose, offer, along))
              .orElseGet(UnknownPurpose::new);
    };
  }

  private Filling fill(Identity person, Purpose purpose, Offer offer, Optional<GrantAlong> along) {
    if (along.isEmpty() && !gate.standsOpen(person, purpose)) {
      return new Barred(new NoConsent());
    }
    return switch (judged(person, offer)) {
      case Contribution.Refused(var why) -> why;
      case Contribution.Accepted accepted -> {
        List<Purpose> all = purposes.current(person.app());
        Instant now = clock.instant();
        yield gate.pass(
            person,
            purpose,
            along,
            accepted.provenance() == Provenance.FORM ? Surface.FORM : Surface.WECHAT_POPUP,
            body(purpose, accepted),
            Barred::new,
            dossier -> new Filled(dossier.shown(all, now), Set.of(), Optional.empty()),
            dossier -> filled(dossier, purpose, accepted, all, now));
      }
    };
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

  /// What was not asked for is left out.
  private static Revision<Filling> filled(
      Dossier dossier,
      Purpose purpose,
      Contribution.Accepted accepted,
      List<Purpose> all,
      Instant now) {
    Profile profile = dossier.profile();
    for (ProfileValue value : accepted.values()) {
      if (purpose.categories().contains(value.category())) {
        profile =
            profile.with(
                new Held(
                    value,
                    accepted.provenance(),
                    purpose.id(),
                    now,
                    purpose.retention().map(now::plus)));
      }
    }
    Dossier next = dossier.with(profile);
    Set<DataCategory> placeholders = EnumSet.noneOf(DataCategory.class);
    placeholders.addAll(accepted.placeholders());
    placeholders.retainAll(purpose.categories());
    return Revision.to(
        next,
        new Filled(next.shown(all, now), placeholders, Difference.between(dossier, next).orphan()));
  }
}
