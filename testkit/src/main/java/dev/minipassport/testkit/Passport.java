package dev.minipassport.testkit;

import dev.minipassport.audit.Note;
import dev.minipassport.change.Cursors;
import dev.minipassport.change.ListChanges;
import dev.minipassport.consent.AnswerPrompt;
import dev.minipassport.consent.Answers;
import dev.minipassport.consent.ExportReceipt;
import dev.minipassport.consent.Gate;
import dev.minipassport.consent.ListConsent;
import dev.minipassport.consent.WithdrawConsent;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.handoff.IssueHandoff;
import dev.minipassport.handoff.RedeemHandoff;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.LogIn;
import dev.minipassport.login.Login;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.login.LoginAttempt;
import dev.minipassport.login.LoginCode;
import dev.minipassport.login.LoginTerms;
import dev.minipassport.login.Pause;
import dev.minipassport.login.SignIn;
import dev.minipassport.operation.ClearReview;
import dev.minipassport.operation.LookUp;
import dev.minipassport.operation.OperateAccounts;
import dev.minipassport.operation.OperateApps;
import dev.minipassport.operation.ReadAudit;
import dev.minipassport.phone.BindNumber;
import dev.minipassport.phone.BindPhone;
import dev.minipassport.phone.ReadPhone;
import dev.minipassport.phone.RedeemCode;
import dev.minipassport.phone.UnbindPhone;
import dev.minipassport.privacy.EraseMyData;
import dev.minipassport.privacy.ExportMyData;
import dev.minipassport.privacy.HandlePush;
import dev.minipassport.privacy.ObeyEvent;
import dev.minipassport.privacy.PushCheck;
import dev.minipassport.privacy.SealReply;
import dev.minipassport.profile.EraseProfile;
import dev.minipassport.profile.FillProfile;
import dev.minipassport.profile.JudgeProfile;
import dev.minipassport.profile.ListPictures;
import dev.minipassport.profile.ReadProfile;
import dev.minipassport.profile.Screening;
import dev.minipassport.prompt.DecidePrompt;
import dev.minipassport.prompt.Prompts;
import dev.minipassport.session.DeviceLabel;
import dev.minipassport.session.ListSessions;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.RevokeSessions;
import dev.minipassport.session.RotateSession;
import dev.minipassport.session.SessionList;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.session.ValidateSession;
import dev.minipassport.session.Validation;
import dev.minipassport.token.SessionToken;
import dev.minipassport.userdata.LookAfterKey;
import dev.minipassport.userdata.ReadUserData;
import dev.minipassport.userdata.TalkSealed;
import dev.minipassport.userdata.UserDataCheck;
import dev.minipassport.userdata.UserDataTerms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Every use case over one store, one clock and a scripted platform, with the phrases tests speak
/// in.
public final class Passport {
  public static final AppId APP = new AppId("wx1111111111111111");
  public static final AppId OTHER_APP = new AppId("wx2222222222222222");
  public static final AppId THIRD_APP = new AppId("wx3333333333333333");
  public static final OpenId ALICE = new OpenId("oAlice_aaaaaaaaaaaaaaaaaaaaa");
  public static final OpenId BOB = new OpenId("oBob_bbbbbbbbbbbbbbbbbbbbbbb");
  public static final Deadline PATIENT = () -> Duration.ofSeconds(5);
  public static final Deadline GONE = () -> Duration.ZERO;

  public final Store store;
  public final TestClock clock;
  public final ConfiguredApps apps = new ConfiguredApps();
  public final ScriptedExchange exchange = new ScriptedExchange(apps);
  public final LogIn logIn;
  public final ValidateSession validate;
  public final RotateSession rotate;
  public final ListSessions list;
  public final RevokeSessions revoke;
  public final IssueHandoff issueHandoff;
  public final RedeemHandoff redeemHandoff;
  public final ScriptedUserData userData = new ScriptedUserData();
  public final DecidePrompt decidePrompt;
  public final AnswerPrompt answerPrompt;
  public final WithdrawConsent withdrawConsent;
  public final ListConsent listConsent;
  public final ExportReceipt exportReceipt;
  public final ReadUserData readUserData;
  public final FillProfile fillProfile;
  public final ReadProfile readProfile;
  public final EraseProfile eraseProfile;
  public final ListPictures listPictures;
  public final ListChanges listChanges;
  public final ScriptedContentCheck contentCheck = new ScriptedContentCheck();
  public final ScriptedPhoneNumbers phoneNumbers = new ScriptedPhoneNumbers();
  public final ScriptedKeys keys = new ScriptedKeys();
  public final ScriptedPushes pushes = new ScriptedPushes();
  public final LookAfterKey lookAfterKey;
  public final TalkSealed talkSealed;
  public final BindPhone bindPhone;
  public final ReadPhone readPhone;
  public final UnbindPhone unbindPhone;
  public final HandlePush handlePush;
  public final SealReply sealReply;
  public final ExportMyData exportMyData;
  public final EraseMyData eraseMyData;
  public final LookUp lookUp;
  public final OperateAccounts operateAccounts;
  public final OperateApps operateApps;
  public final ClearReview clearReview;
  public final ReadAudit readAudit;

  public Passport(Store store, TestClock clock) {
    this(store, clock, clock::advance);
  }

  /// @param pause what waiting for another's exchange does
  public Passport(Store store, TestClock clock, Pause pause) {
    this(store, clock, pause, new Random(42));
  }

  /// @param random where tokens and ids come from: another one for each opening of the same store
  public Passport(Store store, TestClock clock, Pause pause, RandomGenerator random) {
    this.store = store;
    this.clock = clock;
    apps.serve(APP, SessionTerms.DEFAULT);
    apps.serve(OTHER_APP, SessionTerms.DEFAULT);
    apps.serve(THIRD_APP, SessionTerms.DEFAULT);
    var sessions = store.sessions();
    var signIn = new SignIn(apps, store.logins(), sessions, store.replaySeal(), clock, random);
    var terms = new LoginTerms(Duration.ofSeconds(10), false);
    logIn = new LogIn(apps, exchange, store.loginCodes(), signIn, terms, clock, pause);
    validate = new ValidateSession(sessions, apps, clock);
    rotate = new RotateSession(sessions, apps, store.replaySeal(), clock, random);
    list = new ListSessions(sessions, apps, clock);
    revoke = new RevokeSessions(sessions, apps, clock);
    issueHandoff = new IssueHandoff(store.handoffs(), sessions, apps, clock, random);
    redeemHandoff = new RedeemHandoff(store.handoffs(), apps, clock, random);
    var check = new TokenCheck(sessions, apps, clock);
    var purposes = store.purposes();
    var registrar = new Registrar(store.dossiers(), clock, random);
    var prompts = new Prompts(store.opaqueSeal());
    var answers = new Answers(prompts, purposes, clock);
    var gate = new Gate(answers, registrar);
    var evidence = new UserDataCheck(store.sessionKeys(), userData, UserDataTerms.DEFAULT, clock);
    var cursors = new Cursors(store.opaqueSeal());
    decidePrompt = new DecidePrompt(check, purposes, registrar, apps, prompts);
    answerPrompt = new AnswerPrompt(check, answers, registrar);
    withdrawConsent = new WithdrawConsent(check, purposes, registrar);
    listConsent = new ListConsent(check, purposes, registrar);
    exportReceipt = new ExportReceipt(check, registrar, store.receiptSigner());
    readUserData = new ReadUserData(check, purposes, gate, evidence);
    fillProfile =
        new FillProfile(
            check, purposes, apps, gate, evidence, new Screening(contentCheck, apps), clock);
    readProfile = new ReadProfile(check, purposes, registrar);
    eraseProfile = new EraseProfile(check, registrar);
    listPictures = new ListPictures(apps, store.dossiers(), cursors, clock);
    listChanges = new ListChanges(apps, store.changes(), cursors, clock);
    lookAfterKey = new LookAfterKey(check, store.sessionKeys(), keys);
    talkSealed = new TalkSealed(check, store.sessionKeys(), keys);
    var bind = new BindNumber(gate, clock);
    var redeem =
        new RedeemCode(gate, registrar, store.loginCodes(), phoneNumbers, bind, clock, pause);
    bindPhone =
        new BindPhone(
            check, apps, purposes, apps, gate, evidence, phoneNumbers, redeem, bind, clock);
    readPhone = new ReadPhone(check, purposes, registrar);
    unbindPhone = new UnbindPhone(check, registrar);
    var judge = new JudgeProfile(store.verdicts(), registrar);
    var obey = new ObeyEvent(store.identities(), purposes, registrar, judge, store.receiptSigner());
    handlePush = new HandlePush(apps, pushes, new PushCheck(store.pushMemory(), clock), obey);
    sealReply = new SealReply(apps, pushes, clock);
    exportMyData = new ExportMyData(check, sessions, registrar, store.receiptSigner());
    eraseMyData = new EraseMyData(check, registrar, store.receiptSigner());
    lookUp = new LookUp(apps, store.people(), store.audit());
    operateAccounts = new OperateAccounts(apps, store.accounts(), store.audit());
    operateApps = new OperateApps(apps, store.appRegistry());
    clearReview =
        new ClearReview(apps, store.dossiers(), store.identities(), registrar, store.audit());
    readAudit = new ReadAudit(store.audit());
  }

  public Login login(AppId app, LoginCode code) {
    return logIn.logIn(new LoginAttempt(app, code, Optional.empty(), Optional.empty()), PATIENT);
  }

  /// A fresh code of the person in [#APP].
  public LoginCode codeOf(OpenId person) {
    return exchange.codeOf(APP, person, Optional.empty());
  }

  public SignedIn signIn(OpenId person) {
    return (SignedIn) login(APP, codeOf(person));
  }

  public SignedIn signIn(AppId app, OpenId person, UnionId unionId) {
    return (SignedIn) login(app, exchange.codeOf(app, person, Optional.of(unionId)));
  }

  public SignedIn signIn(OpenId person, String device) {
    return (SignedIn) attempt(person, Optional.empty(), Optional.of(new DeviceLabel(device)));
  }

  /// A cold launch of a client that still holds `token`.
  public SignedIn launch(OpenId person, SessionToken token) {
    return (SignedIn) attempt(person, Optional.of(token), Optional.empty());
  }

  public Login attempt(OpenId person, Optional<SessionToken> token, Optional<DeviceLabel> device) {
    LoginCode code = codeOf(person);
    return logIn.logIn(new LoginAttempt(APP, code, token, device), PATIENT);
  }

  /// What an operator gives as the reason, now.
  public Note note(Note.Action action) {
    return new Note(action, "test", "olga", "ticket 7", clock.instant());
  }

  public Validation validate(SessionToken token) {
    return validate.validate(APP, token);
  }

  public boolean admits(SessionToken token) {
    return validate(token) instanceof Validation.Valid;
  }

  /// Why the token does not admit; fails if it does.
  public NotValid.Reason refusal(SessionToken token) {
    return switch (validate(token)) {
      case NotValid(var reason) -> reason;
      case Validation.Valid valid -> throw new AssertionError("admitted: " + valid.session().id());
    };
  }

  public List<SessionList.Entry> listed(SessionToken token) {
    return switch (list.list(APP, token)) {
      case SessionList.Listed(var entries) -> entries;
      case NotValid(var reason) -> throw new AssertionError("not admitted: " + reason);
    };
  }
}
