package dev.minipassport.phone;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.change.Change;
import dev.minipassport.consent.Barred.NoConsent;
import dev.minipassport.dossier.Dossiers.Reach;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.login.LoginCodes;
import dev.minipassport.phone.Binding.Barred;
import dev.minipassport.phone.Binding.Bound;
import dev.minipassport.phone.Binding.CodeRejected;
import dev.minipassport.phone.Binding.Flawed;
import dev.minipassport.phone.Binding.LoginTooOld;
import dev.minipassport.phone.Binding.NotVouched;
import dev.minipassport.phone.Binding.NumberTaken;
import dev.minipassport.phone.Binding.TapAgain;
import dev.minipassport.phone.Binding.UnknownPurpose;
import dev.minipassport.phone.PhoneNumbers.Redemption;
import dev.minipassport.phone.PhonePolicy.Taken;
import dev.minipassport.prompt.Capability;
import dev.minipassport.prompt.Prompt;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.session.FreshLogin;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedExchange;
import dev.minipassport.testkit.ScriptedPhoneNumbers;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import dev.minipassport.userdata.Evidence;
import dev.minipassport.userdata.OpenedPhone;
import dev.minipassport.userdata.SealedUserData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class BindPhoneTest {
  private static final PhoneNumber NUMBER = new PhoneNumber("86", "13800138000");
  private static final PhoneNumber OTHER_NUMBER = new PhoneNumber("86", "13900139000");
  private static final PhoneNumber OTHER = new PhoneNumber("86", "13900139000");
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);
  private final ScriptedPhoneNumbers weChat = passport.phoneNumbers;
  private final Visitor alice = visitor(passport.signIn(ALICE));
  private final Visitor bob = visitor(passport.signIn(BOB));

  private Visitor visitor(SignedIn login) {
    var purpose = APurpose.named("delivery").forData(DataCategory.PHONE);
    var _ = store.purposes().seed(APP, List.of(purpose.made(), APurpose.named("profile").made()));
    return Visitor.of(passport, login, "delivery");
  }

  private PhoneCode code() {
    return weChat.codeOf(ALICE, NUMBER);
  }

  @Test
  void withoutAGrantACodeStaysUnredeemed() {
    PhoneCode code = code();

    assertThat(alice.binds(code)).isEqualTo(new Barred(new NoConsent()));
    assertThat(weChat.calls()).isZero();

    alice.grants();
    assertThat(alice.binds(code)).isEqualTo(new Bound(NUMBER, false));
  }

  @Test
  void aGrantThatComesAlongIsWrittenWithTheNumber() {
    assertThat(alice.binds(code(), alice.prompt(), Visitor.request()))
        .isEqualTo(new Bound(NUMBER, false));

    assertThat(alice.phone()).contains(NUMBER);
    assertThat(alice.stance().granted()).isTrue();
  }

  @Test
  void theButtonIsNamedBeforeItIsDrawn() {
    assertThat(alice.opens())
        .isInstanceOfSatisfying(
            Prompt.Ask.class,
            ask -> assertThat(ask.collection().by()).isEqualTo(Capability.PHONE_CODE));

    alice.binds(code(), alice.prompt(), Visitor.request());
    assertThat(alice.opens()).isInstanceOf(Prompt.NotNeeded.class);
  }

  @Test
  void aRepeatGetsTheSameAnswerAndIsNotRedeemedAgain() {
    PhoneCode code = code();
    alice.binds(code, alice.prompt(), Visitor.request());

    assertThat(alice.binds(code)).isEqualTo(new Bound(NUMBER, false));
    clock.advance(Duration.ofHours(1));
    assertThat(alice.binds(code)).isEqualTo(new Bound(NUMBER, false));
    assertThat(weChat.calls()).isEqualTo(1);
  }

  @Test
  void aRepeatAfterARestartGetsTheSameAnswer() {
    PhoneCode code = code();
    alice.binds(code, alice.prompt(), Visitor.request());

    var restarted = new Passport(store, clock);
    var again = new Visitor(restarted, alice.app(), alice.token(), alice.client(), alice.purpose());

    assertThat(again.binds(code)).isEqualTo(new Bound(NUMBER, false));
    assertThat(restarted.phoneNumbers.calls()).isZero();
  }

  @Test
  void aRepeatAfterTheBindingEndedAsksForATap() {
    PhoneCode code = code();
    alice.binds(code, alice.prompt(), Visitor.request());
    alice.withdraws();

    assertThat(alice.phone()).isEmpty();
    alice.grants();
    assertThat(alice.binds(code)).isEqualTo(new TapAgain());
    assertThat(weChat.calls()).isEqualTo(1);
  }

  @Test
  void ofManyAtOnceOneRedeems() throws Exception {
    alice.grants();
    var waiting = new Passport(store, clock, _ -> Thread.onSpinWait());
    var person = new Visitor(waiting, alice.app(), alice.token(), alice.client(), alice.purpose());
    PhoneCode code = waiting.phoneNumbers.codeOf(ALICE, NUMBER);
    List<Callable<Binding>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      calls.add(() -> person.binds(code));
    }

    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var call : threads.invokeAll(calls)) {
        assertThat(call.get()).isEqualTo(new Bound(NUMBER, false));
      }
    }
    assertThat(waiting.phoneNumbers.calls()).isEqualTo(1);
  }

  @Test
  void whatIsNotKnownToBeRedeemedAsksForATapAndIsNeverTriedAgain() {
    alice.grants();
    PhoneCode code = code();
    weChat.nextAnswers(Redemption.Unknown::new);

    assertThat(alice.binds(code)).isEqualTo(new TapAgain());
    assertThat(alice.binds(code)).isEqualTo(new TapAgain());
    assertThat(weChat.calls()).isEqualTo(1);
  }

  @Test
  void whoeverIsForgottenMeanwhileKeepsNobodyWaitingForTheirCode() {
    alice.grants();
    PhoneCode code = code();
    var identity = store.identities().find(APP, ALICE).orElseThrow();
    weChat.nextAnswers(
        () -> {
          var _ = passport.eraseMyData.erase(APP, alice.token(), Reach.APP);
          return new Redemption.Redeemed(NUMBER);
        });

    assertThat(alice.binds(code)).isEqualTo(new TapAgain());

    assertThat(store.loginCodes().look(code.digest(identity), clock.instant()))
        .isEqualTo(new LoginCodes.Standing.Spent());
  }

  @Test
  void aNumberThatWeChatToldIsWrittenAgainToAStoreThatRefusedIt() {
    alice.grants();
    weChat.nextAnswers(() -> toldWhileTheStoreRefuses(3));

    assertThat(alice.binds(code())).isEqualTo(new Bound(NUMBER, false));
  }

  @Test
  void aNumberThatTheStoreKeepsRefusingAsksForATap() {
    alice.grants();
    PhoneCode code = code();
    weChat.nextAnswers(() -> toldWhileTheStoreRefuses(4));

    assertThat(alice.binds(code)).isEqualTo(new TapAgain());
    assertThat(alice.binds(code)).isEqualTo(new TapAgain());
    assertThat(weChat.calls()).isEqualTo(1);
  }

  private Redemption toldWhileTheStoreRefuses(int times) {
    store.refuseRevisions(times);
    return new Redemption.Redeemed(NUMBER);
  }

  @Test
  void aLoginThatGrowsOldWhileWeChatAnswersStillCounts() {
    alice.binds(code(), alice.prompt(), Visitor.request());
    weChat.nextAnswers(
        () -> {
          clock.advance(FreshLogin.WITHIN);
          return new Redemption.Redeemed(OTHER_NUMBER);
        });

    assertThat(alice.binds(code())).isEqualTo(new Bound(OTHER_NUMBER, false));
  }

  @Test
  void whatDidNotReachWeChatMayBeRepeated() {
    alice.grants();
    PhoneCode code = code();
    weChat.nextAnswers(ScriptedPhoneNumbers.unreachable());

    assertThatThrownBy(() -> alice.binds(code)).isInstanceOf(Unavailable.class);
    assertThat(alice.binds(code)).isEqualTo(new Bound(NUMBER, false));
  }

  @Test
  void aCodeOfAnotherPersonIsRejectedAndStaysGoodForThem() {
    alice.grants();
    bob.grants();
    PhoneCode code = code();

    assertThat(bob.binds(code)).isEqualTo(new CodeRejected());
    assertThat(alice.binds(code)).isEqualTo(new Bound(NUMBER, false));
  }

  @Test
  void toChangeANumberTakesAFreshLoginAndNothingIsRedeemedBefore() {
    alice.binds(code(), alice.prompt(), Visitor.request());
    clock.advance(FIVE_MINUTES);
    PhoneCode other = weChat.codeOf(ALICE, OTHER);

    assertThat(alice.binds(other)).isEqualTo(new LoginTooOld());
    assertThat(weChat.redeemed()).isEqualTo(1);

    Visitor fresh = visitor(passport.signIn(ALICE));
    assertThat(fresh.binds(other)).isEqualTo(new Bound(OTHER, false));
    assertThat(fresh.phone()).contains(OTHER);
  }

  @Test
  void theFirstNumberTakesNone() {
    clock.advance(FIVE_MINUTES);

    assertThat(alice.binds(code(), alice.prompt(), Visitor.request()))
        .isEqualTo(new Bound(NUMBER, false));
  }

  @Test
  void aNumberThatAnotherHoldsIsRefused() {
    alice.binds(code(), alice.prompt(), Visitor.request());

    assertThat(bob.binds(weChat.codeOf(BOB, NUMBER), bob.prompt(), Visitor.request()))
        .isEqualTo(new NumberTaken());
    assertThat(bob.phone()).isEmpty();
    assertThat(bob.stance().granted()).isFalse();
    assertThat(alice.phone()).contains(NUMBER);
  }

  @Test
  void orItMovesAndTheOtherIsTold() {
    passport.apps.handlePhones(APP, new PhonePolicy(Taken.MOVE, false));
    alice.binds(code(), alice.prompt(), Visitor.request());

    assertThat(bob.binds(weChat.codeOf(BOB, NUMBER), bob.prompt(), Visitor.request()))
        .isEqualTo(new Bound(NUMBER, true));

    assertThat(alice.phone()).isEmpty();
    assertThat(store.changes().after(APP, 0, 100))
        .extracting(Change::kind)
        .contains(Change.Kind.PHONE_MOVED);
  }

  @Test
  void onceItIsFreeAnybodyMayHaveIt() {
    alice.binds(code(), alice.prompt(), Visitor.request());
    assertThat(passport.unbindPhone.unbind(APP, alice.token()))
        .isEqualTo(new Unbinding.Unbound(true));

    assertThat(bob.binds(weChat.codeOf(BOB, NUMBER), bob.prompt(), Visitor.request()))
        .isEqualTo(new Bound(NUMBER, false));
  }

  @Test
  void toUnbindTakesAFreshLoginAndErasingTheProfileLeavesIt() {
    alice.binds(code(), alice.prompt(), Visitor.request());
    clock.advance(FIVE_MINUTES);

    assertThat(passport.unbindPhone.unbind(APP, alice.token()))
        .isEqualTo(new Unbinding.LoginTooOld());
    alice.erases(DataCategory.values());
    assertThat(alice.phone()).contains(NUMBER);
  }

  private SealedUserData sealed(String app) {
    return passport.userData.sealed(
        new OpenedPhone(NUMBER, app, clock.instant()), ScriptedExchange.sessionKey(1));
  }

  @Test
  void encryptedDataIsHeldAgainstKeyAndAppAndAge() {
    alice.grants();

    assertThat(alice.binds(new SealedUserData("no such", "iv")))
        .isEqualTo(new Flawed(Evidence.Flaw.UNDECIPHERABLE));
    assertThat(alice.binds(sealed(OTHER_APP.value())))
        .isEqualTo(new Flawed(Evidence.Flaw.WRONG_APP));
    SealedUserData old = sealed(APP.value());
    assertThat(alice.binds(old)).isEqualTo(new Bound(NUMBER, false));
    clock.advance(Duration.ofMinutes(11));
    assertThat(alice.binds(old)).isEqualTo(new Flawed(Evidence.Flaw.STALE));
  }

  @Test
  void encryptedDataIsVouchedForWhereTheAppAsksForIt() {
    passport.apps.handlePhones(APP, new PhonePolicy(Taken.REFUSE, true));
    alice.grants();
    SealedUserData data = sealed(APP.value());

    assertThat(alice.binds(data)).isEqualTo(new NotVouched());
    weChat.vouchFor(data);
    assertThat(alice.binds(data)).isEqualTo(new Bound(NUMBER, false));
  }

  @Test
  void aPurposeOfOtherDataBindsNoPhone() {
    Visitor elsewhere = alice.wanting("profile");
    elsewhere.grants();

    assertThat(elsewhere.binds(code())).isEqualTo(new UnknownPurpose());
  }

  @Test
  void aSharedNumberIsReadInTheOwnersOtherApp() {
    var owner = new OwnerId("owner");
    var union = new UnionId("uAlice");
    passport.apps.setOwner(APP, owner);
    passport.apps.setOwner(OTHER_APP, owner);
    var shared = APurpose.named("delivery").forData(DataCategory.PHONE).shared().version(2).made();
    var _ = store.purposes().seed(APP, List.of(shared));
    var _ = store.purposes().seed(OTHER_APP, List.of(shared));
    Visitor here = Visitor.of(passport, passport.signIn(APP, ALICE, union), "delivery");
    Visitor there = Visitor.of(passport, passport.signIn(OTHER_APP, BOB, union), "delivery");

    here.binds(code(), here.prompt(), Visitor.request());

    assertThat(there.phone()).contains(NUMBER);
    assertThat(there.opens()).isInstanceOf(Prompt.NotNeeded.class);
    here.withdraws();
    assertThat(there.phone()).isEqualTo(Optional.empty());
  }
}
