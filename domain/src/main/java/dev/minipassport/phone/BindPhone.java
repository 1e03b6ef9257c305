package dev.minipassport.phone;

import dev.minipassport.consent.Gate;
import dev.minipassport.consent.GrantAlong;
import dev.minipassport.consent.Passage;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Apps;
import dev.minipassport.ledger.Surface;
import dev.minipassport.phone.Binding.Barred;
import dev.minipassport.phone.Binding.Flawed;
import dev.minipassport.phone.Binding.NotSignedIn;
import dev.minipassport.phone.Binding.NotVouched;
import dev.minipassport.phone.Binding.UnknownPurpose;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Session;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.SessionToken;
import dev.minipassport.userdata.PhoneEvidence;
import dev.minipassport.userdata.SealedUserData;
import dev.minipassport.userdata.UserDataCheck;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Makes a phone number a person's, if they allowed it, before or in this very call.
public final class BindPhone {
  private final TokenCheck check;
  private final Apps apps;
  private final Purposes purposes;
  private final PhonePolicies policies;
  private final Gate gate;
  private final UserDataCheck userData;
  private final PhoneNumbers numbers;
  private final RedeemCode redeem;
  private final BindNumber bind;
  private final Clock clock;

  public BindPhone(
      TokenCheck check,
      Apps apps,
      Purposes purposes,
      PhonePolicies policies,
      Gate gate,
      UserDataCheck userData,
      PhoneNumbers numbers,
      RedeemCode redeem,
      BindNumber bind,
      Clock clock) {
    this.check = check;
    this.apps = apps;
    this.purposes = purposes;
    this.policies = policies;
    this.gate = gate;
    this.userData = userData;
    this.numbers = numbers;
    this.redeem = redeem;
    this.bind = bind;
    this.clock = clock;
  }

  public Binding bind(
      AppId app,
      SessionToken token,
      PurposeId id,
      Proof proof,
      Optional<GrantAlong> along,
      Deadline deadline) {
    App served = apps.find(app).orElseThrow(() -> new UnknownApp(app));
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new NotSignedIn(refused);
      case Admitted admitted ->
          purposes
              .current(app, id)
              .filter(purpose -> purpose.categories().contains(DataCategory.PHONE))
              .map(purpose -> bind(served, admitted.session(), purpose, proof, along, deadline))
              .orElseGet(UnknownPurpose::new);
    };
  }

  private Binding bind(
      App app,
      Session.Live session,
      Purpose purpose,
      Proof proof,
      Optional<GrantAlong> along,
      Deadline deadline) {
    var passage =
        new Passage(
            session.identity(),
            purpose,
            along,
            Surface.WECHAT_POPUP,
            List.of("phone", purpose.id().value(), proof.body()));
    var claim =
        new PhoneClaim(app, session, passage, policies.phonePolicy(app.id()), clock.instant());
    return switch (proof) {
      case Proof.ByCode(var code) -> redeem.redeem(claim, code, deadline);
      case Proof.ByData(var data) -> opened(claim, data, deadline);
    };
  }

  private Binding opened(PhoneClaim claim, SealedUserData data, Deadline deadline) {
    Optional<dev.minipassport.consent.Barred> barred = gate.foresee(claim.passage());
    if (barred.isPresent()) {
      return new Barred(barred.get());
    }
    return switch (userData.judgePhone(claim.person(), data)) {
      case PhoneEvidence.Flawed(var why) -> new Flawed(why);
      case PhoneEvidence.Genuine _
          when claim.policy().vouched() && !numbers.vouched(claim.app().id(), data, deadline) ->
          new NotVouched();
      case PhoneEvidence.Genuine(var number) -> bind.opened(claim, number);
    };
  }
}
