package dev.minipassport.userdata;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.consent.Barred.NoConsent;
import dev.minipassport.consent.Barred.PromptUnknown;
import dev.minipassport.consent.Barred.RequestIdReused;
import dev.minipassport.consent.GrantAlong;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.ledger.Surface;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.login.SessionKey;
import dev.minipassport.login.SessionKeys;
import dev.minipassport.prompt.PromptId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedExchange;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import dev.minipassport.userdata.Evidence.Flaw;
import dev.minipassport.userdata.UserDataReading.Barred;
import dev.minipassport.userdata.UserDataReading.Flawed;
import dev.minipassport.userdata.UserDataReading.NotSignedIn;
import dev.minipassport.userdata.UserDataReading.Read;
import dev.minipassport.userdata.UserDataReading.UnknownPurpose;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReadUserDataTest {
  private static final UserInfo INFO =
      new UserInfo(
          Optional.of("Alice"),
          Optional.of("https://wx.qlogo.cn/a/0"),
          2,
          "CN",
          "Guangdong",
          "Shenzhen",
          "zh_CN");
  private static final Set<DataCategory> ASKED = Set.of(DataCategory.NICKNAME, DataCategory.AVATAR);

  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);
  private final SignedIn login = passport.signIn(ALICE);
  private final SessionKey key = ScriptedExchange.sessionKey(1);
  private final Visitor alice = visitor(APurpose.named("profile"));

  private Visitor visitor(APurpose purpose) {
    var _ = store.purposes().seed(APP, List.of(purpose.made()));
    return Visitor.of(passport, login, "profile");
  }

  private Source signed(SessionKey by) {
    return new Source.Signed(passport.userData.signed(INFO, by));
  }

  private Source sealed(OpenedUserData content, SessionKey by) {
    return new Source.Sealed(passport.userData.sealed(content, by));
  }

  private Source sealed(String openId, String app, Duration ahead) {
    var at = clock.instant().plus(ahead);
    return sealed(new OpenedUserData(Optional.of(openId), INFO, app, at), key);
  }

  private static void flawed(Flaw why, UserDataReading reading) {
    assertThat(reading).isEqualTo(new Flawed(why));
  }

  private static void read(UserDataReading reading) {
    assertThat(reading).isEqualTo(new Read(INFO, ASKED));
  }

  private UserDataReading bringsAlong(Source source, PromptId prompt, RequestId request) {
    return passport.readUserData.read(
        APP, alice.token(), alice.purpose(), source, Optional.of(new GrantAlong(prompt, request)));
  }

  @Test
  void whatWeChatSignedOrSealedForThisPersonIsRead() {
    alice.grants();

    read(alice.brings(signed(key)));
    read(alice.brings(sealed(ALICE.value(), APP.value(), Duration.ZERO)));
  }

  @Test
  void dataThatDoesNotSayWhoseItIsIsRead() {
    alice.grants();
    var content = new OpenedUserData(Optional.empty(), INFO, APP.value(), clock.instant());

    read(alice.brings(sealed(content, key)));
  }

  @Test
  void dataOfAnotherKeyIsNoneOfThisPersons() {
    alice.grants();
    passport.signIn(BOB);
    SessionKey bobs = ScriptedExchange.sessionKey(2);
    var content = new OpenedUserData(Optional.empty(), INFO, APP.value(), clock.instant());

    flawed(Flaw.SIGNATURE_MISMATCH, alice.brings(signed(bobs)));
    flawed(Flaw.UNDECIPHERABLE, alice.brings(sealed(content, bobs)));
  }

  @Test
  void dataThatWasTamperedWithIsNobodys() {
    alice.grants();
    SignedUserData data = passport.userData.signed(INFO, key);
    var other = new SignedUserData(data.rawData() + " ", data.signature());

    flawed(Flaw.SIGNATURE_MISMATCH, alice.brings(new Source.Signed(other)));
    flawed(
        Flaw.UNDECIPHERABLE,
        alice.brings(new Source.Sealed(new SealedUserData("bm9ib2R5cw==", "iv"))));
  }

  @Test
  void dataOfAnotherAppIsRefused() {
    alice.grants();

    flawed(Flaw.WRONG_APP, alice.brings(sealed(ALICE.value(), OTHER_APP.value(), Duration.ZERO)));
    flawed(
        Flaw.WRONG_APP,
        alice.brings(sealed(ALICE.value(), APP.value().toUpperCase(Locale.ROOT), Duration.ZERO)));
  }

  @Test
  void dataOfAnotherPersonIsRefusedEvenUnderTheRightKey() {
    alice.grants();

    flawed(Flaw.OTHER_USER, alice.brings(sealed(BOB.value(), APP.value(), Duration.ZERO)));
    flawed(Flaw.OTHER_USER, alice.brings(sealed("", APP.value(), Duration.ZERO)));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,         true",
    "PT-10M,       true",
    "PT-10M-0.001S, false",
    "PT-24H,       false",
    "PT1M,         true",
    "PT1M0.001S,   false",
    "PT24H,        false",
  })
  void dataIsGoodForTenMinutesAndAMinuteAheadOfOurClock(Duration ahead, boolean current) {
    alice.grants();

    UserDataReading reading = alice.brings(sealed(ALICE.value(), APP.value(), ahead));

    assertThat(reading).isEqualTo(current ? new Read(INFO, ASKED) : new Flawed(Flaw.STALE));
  }

  @Test
  void whoeverHasNoKeyAnyMoreMustLogInAgain() {
    SessionKeys none = new InMemoryStore().sessionKeys();
    var check = new UserDataCheck(none, passport.userData, UserDataTerms.DEFAULT, clock);

    for (Source source : List.of(signed(key), sealed(ALICE.value(), APP.value(), Duration.ZERO))) {
      assertThat(check.judge(login.session().identity(), source))
          .isEqualTo(new Evidence.Flawed(Flaw.NO_SESSION_KEY));
    }
  }

  @Test
  void theKeyBeforeTheLastLoginIsHonouredForFiveMinutes() {
    alice.grants();
    passport.launch(ALICE, login.token());
    clock.advance(SessionKeys.PREVIOUS_KEY_GRACE.minusMillis(1));

    read(alice.brings(signed(key)));
    read(alice.brings(sealed(ALICE.value(), APP.value(), Duration.ZERO)));
    read(alice.brings(signed(ScriptedExchange.sessionKey(2))));
  }

  @Test
  void andNotAfterThat() {
    alice.grants();
    passport.signIn(ALICE);
    clock.advance(SessionKeys.PREVIOUS_KEY_GRACE);

    flawed(Flaw.SIGNATURE_MISMATCH, alice.brings(signed(key)));
    flawed(Flaw.UNDECIPHERABLE, alice.brings(sealed(ALICE.value(), APP.value(), Duration.ZERO)));
    read(alice.brings(signed(ScriptedExchange.sessionKey(2))));
  }

  @Test
  void onlyWhatThePurposeCoversIsAsked() {
    Visitor narrow = visitor(APurpose.named("profile").version(2).forData(DataCategory.GENDER));
    narrow.grants();

    assertThat(narrow.brings(signed(key))).isEqualTo(new Read(INFO, Set.of(DataCategory.GENDER)));
  }

  @Test
  void withoutAConsentNobodyLearnsWhetherItWouldOpen() {
    for (Source source : List.of(signed(key), signed(ScriptedExchange.sessionKey(9)))) {
      assertThat(alice.brings(source)).isEqualTo(new Barred(new NoConsent()));
    }
    alice.refuses();
    assertThat(alice.brings(signed(key))).isEqualTo(new Barred(new NoConsent()));
    alice.grants();
    alice.withdraws();
    assertThat(alice.brings(signed(key))).isEqualTo(new Barred(new NoConsent()));
  }

  @Test
  void aGrantOfOlderWordsOpensNothing() {
    alice.grants();
    Visitor later = visitor(APurpose.named("profile").version(2).saying("Something else"));

    assertThat(later.brings(signed(key))).isEqualTo(new Barred(new NoConsent()));
  }

  @Test
  void aGrantThatComesAlongIsRecordedAsGivenInWeChatsPopup() {
    read(bringsAlong(signed(key), alice.prompt(), Visitor.request()));

    assertThat(alice.stance().granted()).isTrue();
    assertThat(alice.stance().stance().grant().orElseThrow().surface())
        .isEqualTo(Surface.WECHAT_POPUP);
    assertThat(alice.profile().items()).isEmpty();
  }

  @Test
  void aGrantThatComesAlongWithFlawedDataIsNotRecorded() {
    PromptId prompt = alice.prompt();
    RequestId request = Visitor.request();

    flawed(
        Flaw.SIGNATURE_MISMATCH,
        bringsAlong(signed(ScriptedExchange.sessionKey(9)), prompt, request));
    assertThat(alice.stance().stance().last()).isEmpty();

    read(bringsAlong(signed(key), prompt, request));
    assertThat(alice.stance().granted()).isTrue();
  }

  @Test
  void theSameRequestSentAgainIsReadAgainAndRecordedOnce() {
    PromptId prompt = alice.prompt();
    RequestId request = Visitor.request();
    Source source = signed(key);

    read(bringsAlong(source, prompt, request));
    read(bringsAlong(source, prompt, request));
    assertThat(bringsAlong(signed(key), prompt, request))
        .isEqualTo(new Barred(new RequestIdReused()));

    assertThat(alice.stance().granted()).isTrue();
  }

  @Test
  void aMadeUpPromptGrantsNothing() {
    assertThat(bringsAlong(signed(key), new PromptId("made-up"), Visitor.request()))
        .isEqualTo(new Barred(new PromptUnknown()));
    assertThat(alice.stance().stance().last()).isEmpty();
  }

  @Test
  void aPurposeTheAppDoesNotHaveAndATokenThatAdmitsToNothingReadNothing() {
    assertThat(alice.wanting("nothing").brings(signed(key))).isEqualTo(new UnknownPurpose());
    var _ = passport.revoke.revoke(APP, alice.token());
    assertThat(alice.brings(signed(key))).isInstanceOf(NotSignedIn.class);
  }

  @Test
  void nothingOfItPrintsItself() {
    var content = new OpenedUserData(Optional.empty(), INFO, APP.value(), clock.instant());

    assertThat(List.of(INFO, content, signed(key), sealed(content, key), new Read(INFO, ASKED)))
        .allSatisfy(
            value ->
                assertThat(value.toString())
                    .contains("[REDACTED]")
                    .doesNotContain("Alice", "raw-data", "encrypted-data"));
  }
}
