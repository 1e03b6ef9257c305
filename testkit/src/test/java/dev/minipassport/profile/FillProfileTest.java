package dev.minipassport.profile;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.consent.Barred.NoConsent;
import dev.minipassport.consent.Barred.PromptOutdated;
import dev.minipassport.consent.Barred.RequestIdReused;
import dev.minipassport.consent.Outdated;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Provenance;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.login.SessionKey;
import dev.minipassport.profile.Filling.Barred;
import dev.minipassport.profile.Filling.Filled;
import dev.minipassport.profile.Filling.Flawed;
import dev.minipassport.profile.Judged.Flaw;
import dev.minipassport.prompt.PromptId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedExchange;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import dev.minipassport.userdata.Evidence;
import dev.minipassport.userdata.OpenedUserData;
import dev.minipassport.userdata.Source;
import dev.minipassport.userdata.UserInfo;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FillProfileTest {
  private static final String PICTURE = "https://cdn.example.com/a.png";
  private static final String OTHER_PICTURE = "https://cdn.example.com/b.png";
  private static final String GREY =
      "https://thirdwx.qlogo.cn/mmopen/vi_32/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSyXwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/132";

  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);
  private final SignedIn login = passport.signIn(ALICE);
  private final SessionKey key = ScriptedExchange.sessionKey(1);
  private final Visitor alice = visitor(APurpose.named("profile"));

  private Visitor visitor(APurpose purpose) {
    passport.apps.keepPicturesOn(APP, "cdn.example.com");
    var _ = store.purposes().seed(APP, List.of(purpose.made()));
    return Visitor.of(passport, login, "profile");
  }

  private static UserInfo info(String nickname, String avatar) {
    return new UserInfo(
        Optional.of(nickname), Optional.of(avatar), 2, "CN", "Guangdong", "Shenzhen", "zh_CN");
  }

  private Offer signed(UserInfo info) {
    return new Offer.Proven(new Source.Signed(passport.userData.signed(info, key)));
  }

  private Offer sealed(UserInfo info) {
    var content = new OpenedUserData(Optional.empty(), info, APP.value(), clock.instant());
    return new Offer.Proven(new Source.Sealed(passport.userData.sealed(content, key)));
  }

  private Provenance provenance(DataCategory category) {
    return alice.profile().get(category).orElseThrow().held().provenance();
  }

  private static void filled(Filling filling) {
    assertThat(filling).isInstanceOf(Filled.class);
  }

  @Test
  void withoutAGrantNothingIsKept() {
    assertThat(alice.fills(Visitor.form("Alice", PICTURE))).isEqualTo(new Barred(new NoConsent()));
    assertThat(alice.fills(signed(info("Alice", PICTURE)))).isEqualTo(new Barred(new NoConsent()));
    assertThat(alice.profile().items()).isEmpty();
  }

  @Test
  void aGrantFromBeforeAllowsIt() {
    alice.grants();

    filled(alice.fills(Visitor.form("Alice", PICTURE)));

    assertThat(alice.nickname()).contains("Alice");
    assertThat(alice.shown(DataCategory.AVATAR)).contains(PICTURE);
    assertThat(provenance(DataCategory.NICKNAME)).isEqualTo(Provenance.FORM);
  }

  @Test
  void aGrantInTheSameCallAllowsItAndIsWrittenWithIt() {
    filled(alice.fills(Visitor.form("Alice", PICTURE), alice.prompt(), Visitor.request()));

    assertThat(alice.stance().granted()).isTrue();
    assertThat(alice.nickname()).contains("Alice");
  }

  @Test
  void whatIsRefusedTakesTheGrantThatCameAlongWithIt() {
    assertThat(alice.fills(Visitor.calledForm("\u202Eecila"), alice.prompt(), Visitor.request()))
        .isEqualTo(new Filling.NicknameRefused(Flaw.DIRECTION));

    assertThat(alice.stance().granted()).isFalse();
  }

  @Test
  void aGrantOfOtherWordsAllowsNothingMore() {
    alice.grants();
    visitor(APurpose.named("profile").version(2).saying("Something else"));

    assertThat(alice.fills(Visitor.calledForm("Alice"))).isEqualTo(new Barred(new NoConsent()));
  }

  @Test
  void aRequestSentAgainIsAnsweredAgainAndOverwritesNothingNewer() {
    PromptId prompt = alice.prompt();
    RequestId request = Visitor.request();
    filled(alice.fills(Visitor.calledForm("Alice"), prompt, request));

    alice.fills(Visitor.calledForm("Ali"));
    filled(alice.fills(Visitor.calledForm("Alice"), prompt, request));

    assertThat(alice.nickname()).contains("Ali");
    assertThat(alice.fills(Visitor.calledForm("Mallory"), prompt, request))
        .isEqualTo(new Barred(new RequestIdReused()));
    assertThat(alice.nickname()).contains("Ali");
  }

  @Test
  void anotherPromptUnderTheSameRequestIdIsAnotherRequest() {
    PromptId first = alice.prompt();
    clock.advance(Duration.ofSeconds(1));
    PromptId second = alice.prompt();
    RequestId request = Visitor.request();
    filled(alice.fills(Visitor.calledForm("Alice"), first, request));

    assertThat(alice.fills(Visitor.calledForm("Alice"), second, request))
        .isEqualTo(new Barred(new RequestIdReused()));
  }

  @Test
  void anOldDialogFillsNothingAfterAWithdrawal() {
    PromptId prompt = alice.prompt();
    alice.grants();
    alice.withdraws();

    assertThat(alice.fills(Visitor.calledForm("Alice"), prompt, Visitor.request()))
        .isEqualTo(new Barred(new PromptOutdated(Outdated.WITHDRAWN_SINCE)));
    assertThat(alice.profile().items()).isEmpty();
  }

  @Test
  void onlyWhatThePurposeAsksForIsKept() {
    Visitor nicknames =
        visitor(APurpose.named("profile").version(2).forData(DataCategory.NICKNAME));
    nicknames.grants();

    filled(nicknames.fills(signed(info("Alice", PICTURE))));

    assertThat(nicknames.profile().known()).containsExactly(DataCategory.NICKNAME);
  }

  @Test
  void allThatWeChatTellsIsKeptWhereItIsAskedFor() {
    DataCategory[] told =
        EnumSet.complementOf(EnumSet.of(DataCategory.PHONE)).toArray(DataCategory[]::new);
    Visitor all = visitor(APurpose.named("profile").version(2).forData(told));
    all.grants();

    filled(all.fills(signed(info("Alice", PICTURE))));

    assertThat(all.profile().known()).containsExactlyInAnyOrder(told);
    assertThat(all.shown(DataCategory.REGION)).contains("CN/Guangdong/Shenzhen");
    assertThat(all.shown(DataCategory.GENDER)).contains("FEMALE");
  }

  @Test
  void eachWayLeavesItsProvenance() {
    alice.grants();

    filled(alice.fills(new Offer.Plain(info("Plain", PICTURE))));
    assertThat(provenance(DataCategory.NICKNAME)).isEqualTo(Provenance.PLAIN);
    filled(alice.fills(signed(info("Signed", PICTURE))));
    assertThat(provenance(DataCategory.NICKNAME)).isEqualTo(Provenance.SIGNED);
    filled(alice.fills(sealed(info("Opened", PICTURE))));
    assertThat(provenance(DataCategory.NICKNAME)).isEqualTo(Provenance.OPENED);
    assertThat(alice.nickname()).contains("Opened");
  }

  @Test
  void aPersonBeatsAMachineAndANewerChoiceWins() {
    alice.grants();
    alice.fills(Visitor.calledForm("Alice"));

    filled(alice.fills(signed(info("WeChat's", PICTURE))));
    assertThat(alice.nickname()).contains("Alice");
    assertThat(alice.shown(DataCategory.AVATAR)).contains(PICTURE);

    alice.fills(Visitor.calledForm("Ali"));
    assertThat(alice.nickname()).contains("Ali");
  }

  @Test
  void placeholdersNeverOverwriteAnything() {
    alice.grants();
    alice.fills(signed(info("Alice", PICTURE)));

    assertThat(alice.fills(signed(info("微信用户", OTHER_PICTURE))))
        .isInstanceOfSatisfying(
            Filled.class,
            filled ->
                assertThat(filled.placeholders())
                    .isEqualTo(Set.of(DataCategory.NICKNAME, DataCategory.AVATAR)));
    alice.fills(signed(info("Mallory", GREY)));
    alice.fills(new Offer.Plain(info("Mallory", GREY.replace("/132", "/0"))));
    alice.fills(Visitor.form("微信用户", GREY));

    assertThat(alice.nickname()).contains("Alice");
    assertThat(alice.shown(DataCategory.AVATAR)).contains(PICTURE);
  }

  @Test
  void thePlaceholderTypedIntoTheFormLeavesTheRestOfItGood() {
    alice.grants();

    alice.fills(Visitor.form("微信用户", PICTURE));

    assertThat(alice.profile().known()).containsExactly(DataCategory.AVATAR);
  }

  @Test
  void aReplacedPictureIsNamedUnlessItIsWeChats() {
    alice.grants();
    alice.fills(Visitor.form("Alice", PICTURE));

    assertThat(picture(alice.fills(Visitor.form("Alice", OTHER_PICTURE))))
        .contains(new AvatarUrl(PICTURE));
    assertThat(picture(alice.fills(Visitor.form("Alice", OTHER_PICTURE)))).isEmpty();
    assertThat(picture(alice.fills(Visitor.form("Alice", "https://wx.qlogo.cn/a/0"))))
        .contains(new AvatarUrl(OTHER_PICTURE));
    assertThat(picture(alice.fills(Visitor.form("Alice", PICTURE)))).isEmpty();
  }

  private static Optional<AvatarUrl> picture(Filling filling) {
    return ((Filled) filling).picture();
  }

  @Test
  void plainDataIsJudgedLikeTypedText() {
    alice.grants();

    assertThat(alice.fills(new Offer.Plain(info("Alice\n", PICTURE))))
        .isEqualTo(new Filling.NicknameRefused(Flaw.CONTROL_CHARACTER));
    assertThat(alice.fills(new Offer.Plain(info("Alice", "https://evil.example/a.png"))))
        .isEqualTo(new Filling.AvatarRefused(Flaw.HOST_NOT_ALLOWED));
    assertThat(alice.profile().items()).isEmpty();
  }

  @Test
  void aForgedSignatureFillsNothing() {
    alice.grants();
    var other =
        new Source.Signed(
            passport.userData.signed(info("A", PICTURE), ScriptedExchange.sessionKey(9)));

    assertThat(alice.fills(new Offer.Proven(other)))
        .isEqualTo(new Flawed(Evidence.Flaw.SIGNATURE_MISMATCH));
    assertThat(alice.profile().items()).isEmpty();
  }

  @Test
  void dataIsKeptForAsLongAsThePurposeSays() {
    Visitor kept = visitor(APurpose.named("profile").version(2).keptFor(Duration.ofDays(1)));
    kept.grants();
    kept.fills(Visitor.calledForm("Alice"));
    clock.advance(Duration.ofDays(1).minusMillis(1));
    assertThat(kept.nickname()).contains("Alice");

    clock.advance(Duration.ofMillis(1));

    assertThat(kept.profile().items()).isEmpty();
  }

  @Test
  void whatIsErasedIsGoneAndTheGrantStands() {
    alice.grants();
    alice.fills(Visitor.form("Alice", PICTURE));

    assertThat(alice.erases(DataCategory.AVATAR))
        .isEqualTo(
            new Erasure.Erased(Set.of(DataCategory.AVATAR), Optional.of(new AvatarUrl(PICTURE))));

    assertThat(alice.profile().known()).containsExactly(DataCategory.NICKNAME);
    assertThat(alice.stance().granted()).isTrue();
  }

  @Test
  void inAnotherAppOfTheOwnerItIsKnownAndSaysWhereItComesFrom() {
    APurpose shared = APurpose.named("profile").version(2).shared();
    visitor(shared);
    var _ = store.purposes().seed(OTHER_APP, List.of(shared.made()));
    Visitor here = inOneOwner(APP);
    Visitor there = inOneOwner(OTHER_APP);
    there.fills(Visitor.calledForm("Alice"), there.prompt(), Visitor.request());

    assertThat(here.profile().get(DataCategory.NICKNAME).orElseThrow().from()).contains(OTHER_APP);
    here.fills(Visitor.calledForm("Ali"), here.prompt(), Visitor.request());
    assertThat(here.nickname()).contains("Ali");
    assertThat(there.nickname()).contains("Alice");
  }

  private Visitor inOneOwner(AppId app) {
    passport.apps.setOwner(app, new OwnerId("owner-1"));
    return Visitor.of(passport, passport.signIn(app, ALICE, new UnionId("uAlice")), "profile");
  }

  @Test
  void whatIsNotSharedStaysWhereItIs() {
    var _ = store.purposes().seed(OTHER_APP, List.of(APurpose.named("profile").made()));
    Visitor here = inOneOwner(APP);
    Visitor there = inOneOwner(OTHER_APP);
    there.fills(Visitor.calledForm("Alice"), there.prompt(), Visitor.request());

    assertThat(here.profile().items()).isEmpty();
  }

  @Test
  void nothingPersonalPrintsItself() {
    alice.grants();
    alice.fills(Visitor.form("Alice", PICTURE));

    for (Held held : alice.profile().items().values().stream().map(item -> item.held()).toList()) {
      assertThat(held.toString()).doesNotContain("Alice").doesNotContain("cdn.example.com");
    }
  }
}
