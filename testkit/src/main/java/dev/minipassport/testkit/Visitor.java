package dev.minipassport.testkit;

import dev.minipassport.consent.Answered;
import dev.minipassport.consent.ConsentList;
import dev.minipassport.consent.Given;
import dev.minipassport.consent.GrantAlong;
import dev.minipassport.consent.PurposeStance;
import dev.minipassport.consent.Withdrawal;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.ProfileValue;
import dev.minipassport.dossier.Shown;
import dev.minipassport.identity.AppId;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.ledger.Surface;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.phone.Binding;
import dev.minipassport.phone.PhoneCode;
import dev.minipassport.phone.PhoneReading;
import dev.minipassport.phone.Proof;
import dev.minipassport.profile.Erasure;
import dev.minipassport.profile.Filling;
import dev.minipassport.profile.Offer;
import dev.minipassport.profile.ProfileReading;
import dev.minipassport.prompt.ClientFacts;
import dev.minipassport.prompt.Prompt;
import dev.minipassport.prompt.PromptId;
import dev.minipassport.prompt.PromptRequest;
import dev.minipassport.prompt.Trigger;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.token.SessionToken;
import dev.minipassport.userdata.SealedUserData;
import dev.minipassport.userdata.Source;
import dev.minipassport.userdata.UserDataReading;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// A person in an app, with a client in their hand: what a front end does on their behalf, in
/// phrases.
public record Visitor(
    Passport passport, AppId app, SessionToken token, ClientFacts client, PurposeId purpose) {
  private static final AtomicInteger REQUESTS = new AtomicInteger();

  /// With a phone of today.
  public static Visitor of(Passport passport, SignedIn login, String purpose) {
    return new Visitor(
        passport, login.session().app(), login.token(), AClient.ofToday(), new PurposeId(purpose));
  }

  public Visitor with(ClientFacts other) {
    return new Visitor(passport, app, token, other, purpose);
  }

  public Visitor wanting(String other) {
    return new Visitor(passport, app, token, client, new PurposeId(other));
  }

  public static RequestId request() {
    return new RequestId("request-%08d".formatted(REQUESTS.incrementAndGet()));
  }

  public Prompt decide(Trigger trigger) {
    return passport.decidePrompt.decide(
        app, token, new PromptRequest(List.of(purpose), client, trigger, Optional.empty()));
  }

  /// A page asks by itself.
  public Prompt opens() {
    return decide(Trigger.UNPROMPTED);
  }

  public Prompt taps() {
    return decide(Trigger.USER_ACTION);
  }

  /// The prompt that a tap is answered with; fails if it is answered otherwise.
  public PromptId prompt() {
    return id(taps());
  }

  public static PromptId id(Prompt prompt) {
    return switch (prompt) {
      case Prompt.Ask ask -> ask.collection().id();
      case Prompt.Collect collect -> collect.collection().id();
      case Prompt other -> throw new AssertionError("nothing to answer: " + other);
    };
  }

  public Answered answers(PromptId prompt, RequestId request, Given given) {
    return passport.answerPrompt.answer(app, token, prompt, request, given);
  }

  public Answered grants() {
    return answers(prompt(), request(), new Given.Granted());
  }

  public Answered refuses() {
    return answers(prompt(), request(), new Given.Refused(Surface.OWN_DIALOG));
  }

  public Answered dismisses() {
    return answers(prompt(), request(), new Given.Dismissed());
  }

  public Withdrawal withdraws() {
    return withdraws(request());
  }

  public Withdrawal withdraws(RequestId request) {
    return passport.withdrawConsent.withdraw(app, token, purpose, request);
  }

  public Filling fills(Offer offer) {
    return passport.fillProfile.fill(
        app, token, purpose, offer, Optional.empty(), Passport.PATIENT);
  }

  /// Says yes and gives it, in one call.
  public Filling fills(Offer offer, PromptId prompt, RequestId request) {
    return passport.fillProfile.fill(
        app, token, purpose, offer, Optional.of(new GrantAlong(prompt, request)), Passport.PATIENT);
  }

  /// What they typed and picked.
  public static Offer form(String nickname, String avatarUrl) {
    return new Offer.Form(Optional.of(nickname), Optional.of(avatarUrl));
  }

  public static Offer calledForm(String nickname) {
    return new Offer.Form(Optional.of(nickname), Optional.empty());
  }

  public UserDataReading brings(Source source) {
    return passport.readUserData.read(app, token, purpose, source, Optional.empty());
  }

  public Binding binds(PhoneCode code) {
    return binds(new Proof.ByCode(code), Optional.empty());
  }

  /// Says yes and gives it, in one call.
  public Binding binds(PhoneCode code, PromptId prompt, RequestId request) {
    return binds(new Proof.ByCode(code), Optional.of(new GrantAlong(prompt, request)));
  }

  public Binding binds(SealedUserData data) {
    return binds(new Proof.ByData(data), Optional.empty());
  }

  private Binding binds(Proof proof, Optional<GrantAlong> along) {
    return passport.bindPhone.bind(app, token, purpose, proof, along, Passport.PATIENT);
  }

  /// The number that is theirs.
  public Optional<PhoneNumber> phone() {
    return switch (passport.readPhone.read(app, token)) {
      case PhoneReading.Read(var item) -> Optional.of((PhoneNumber) item.held().value());
      case PhoneReading.NoPhone _ -> Optional.empty();
      case PhoneReading.NotSignedIn(var why) -> throw new AssertionError("not admitted: " + why);
    };
  }

  public Erasure erases(DataCategory... categories) {
    return passport.eraseProfile.erase(app, token, Set.of(categories));
  }

  public Shown profile() {
    return switch (passport.readProfile.read(app, token)) {
      case ProfileReading.Read(var shown) -> shown;
      case ProfileReading.NotSignedIn(var why) -> throw new AssertionError("not admitted: " + why);
    };
  }

  /// What is shown of a category.
  public Optional<String> shown(DataCategory category) {
    return profile().get(category).map(item -> item.held().value()).map(ProfileValue::text);
  }

  public Optional<String> nickname() {
    return shown(DataCategory.NICKNAME);
  }

  /// How they stand to the purpose.
  public PurposeStance stance() {
    return switch (passport.listConsent.list(app, token, Optional.empty())) {
      case ConsentList.Listed(var items) ->
          items.stream()
              .map(ConsentList.Item::stance)
              .filter(stance -> stance.purpose().id().equals(purpose))
              .findFirst()
              .orElseThrow();
      case ConsentList.NotSignedIn(var why) -> throw new AssertionError("not admitted: " + why);
    };
  }
}
