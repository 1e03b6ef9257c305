package dev.minipassport.privacy;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.identity.OpenId;
import dev.minipassport.ledger.Cause;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.privacy.Handled.Duplicate;
import dev.minipassport.privacy.Handled.Echo;
import dev.minipassport.privacy.Handled.NotOurs;
import dev.minipassport.privacy.Handled.Obeyed;
import dev.minipassport.privacy.Handled.Refused;
import dev.minipassport.privacy.Push.Flaw;
import dev.minipassport.privacy.PushEvent.AccountClosed;
import dev.minipassport.privacy.PushEvent.AuthorizationRevoked;
import dev.minipassport.privacy.PushEvent.ProfileModified;
import dev.minipassport.prompt.Prompt;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedPushes;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HandlePushTest {
  private static final PhoneNumber NUMBER = new PhoneNumber("86", "13800138000");
  private static final String PICTURE = "https://cdn.example.com/a.png";

  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);
  private final SignedIn login = passport.signIn(ALICE);
  private final Visitor alice = visitor();

  private Visitor visitor() {
    passport.apps.keepPicturesOn(APP, "cdn.example.com");
    var _ =
        store
            .purposes()
            .seed(
                APP,
                List.of(
                    APurpose.named("profile").made(),
                    APurpose.named("faces").forData(DataCategory.AVATAR).made(),
                    APurpose.named("delivery").forData(DataCategory.PHONE).made()));
    return Visitor.of(passport, login, "profile");
  }

  private void giveAll() {
    alice.fills(Visitor.form("Alice", PICTURE), alice.prompt(), Visitor.request());
    Visitor phone = alice.wanting("delivery");
    phone.binds(passport.phoneNumbers.codeOf(ALICE, NUMBER), phone.prompt(), Visitor.request());
  }

  private Dossier dossier() {
    return store.dossiers().of(login.session().identity(), new SubjectId(new UUID(7, 7)));
  }

  private Handled pushed(PushEvent event) {
    return passport.handlePush.handle(APP, passport.pushes.of(event, clock.instant()));
  }

  private Handled revoked(Instant at, String... codes) {
    return pushed(new AuthorizationRevoked(Optional.of(ALICE), List.of(codes), at));
  }

  private static Obedience done(Handled handled) {
    return switch (handled) {
      case Obeyed(var done) -> done;
      case Handled other -> throw new AssertionError("not obeyed: " + other);
    };
  }

  private static PurposeId purpose(String id) {
    return new PurposeId(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6", "19", "20"})
  void aRevocationOfTheProfileWithdrawsItsPurposeAndErasesWhatWasHeldUnderIt(String code) {
    giveAll();

    Obedience done = done(revoked(clock.instant(), code));

    assertThat(done.withdrawn()).containsExactly(purpose("profile"));
    assertThat(done.erased()).containsExactlyInAnyOrder(DataCategory.NICKNAME, DataCategory.AVATAR);
    assertThat(done.picture().orElseThrow().text()).isEqualTo(PICTURE);
    assertThat(done.receipt()).isPresent();
    assertThat(alice.phone()).contains(NUMBER);
    assertThat(dossier().ledger().verifies()).isTrue();
    assertThat(dossier().ledger().entries().getLast().statement().cause())
        .isEqualTo(Cause.WECHAT_EVENT);
  }

  @Test
  void aRevocationOfThePhoneNumberTakesItAndNothingElse() {
    giveAll();

    Obedience done = done(revoked(clock.instant(), "8"));

    assertThat(done.withdrawn()).containsExactly(purpose("delivery"));
    assertThat(alice.phone()).isEmpty();
    assertThat(alice.nickname()).contains("Alice");
  }

  @Test
  void anotherStandingPurposeThatIsNotConcernedTakesOverWhatItCovers() {
    alice.wanting("faces").grants();
    giveAll();

    Obedience done = done(revoked(clock.instant(), "19"));

    assertThat(done.erased()).containsExactly(DataCategory.NICKNAME);
    assertThat(alice.shown(DataCategory.AVATAR)).contains(PICTURE);
  }

  @Test
  void severalCodesAreObeyedAtOnceAndThoseThatAreNotOursAreNamed() {
    giveAll();

    Obedience done = done(revoked(clock.instant(), "6", "8", "13", "99"));

    assertThat(done.withdrawn()).containsExactlyInAnyOrder(purpose("profile"), purpose("delivery"));
    assertThat(done.elsewhere()).containsExactly("13");
    assertThat(done.unknown()).containsExactly("99");
  }

  @ParameterizedTest
  @CsvSource({
    "1,true",
    "2,true",
    "3,true",
    "4,true",
    "5,true",
    "7,true",
    "12,true",
    "13,true",
    "14,true",
    "15,true",
    "16,true",
    "18,true",
    "9,false",
    "17,false",
    "201,false",
    "abc,false"
  })
  void whatIsNeverKeptHereErasesNothing(String code, boolean known) {
    giveAll();

    Obedience done = done(revoked(clock.instant(), code));

    assertThat(known ? done.elsewhere() : done.unknown()).containsExactly(code);
    assertThat(done.erased()).isEmpty();
    assertThat(alice.nickname()).contains("Alice");
  }

  @Test
  void afterwardsThePromptIsQuietAndATapAsks() {
    giveAll();
    revoked(clock.instant(), "6");

    assertThat(alice.opens()).isInstanceOf(Prompt.Quiet.class);
    assertThat(alice.taps()).isInstanceOf(Prompt.Ask.class);
  }

  @Test
  void aRepeatedEventIsADuplicateAndTakesNothingNewer() {
    giveAll();
    Instant at = clock.instant();
    revoked(at, "6");
    clock.advance(Duration.ofMinutes(1));
    alice.fills(Visitor.calledForm("Ali"), alice.prompt(), Visitor.request());

    assertThat(revoked(at, "6")).isEqualTo(new Duplicate());
    assertThat(alice.nickname()).contains("Ali");
  }

  @Test
  void anEventFromBeforeTheConsentIsObeyedAndDoesNothing() {
    Instant before = clock.instant();
    clock.advance(Duration.ofSeconds(11));
    giveAll();

    assertThat(done(revoked(before, "6", "8")).withdrawn()).isEmpty();
    assertThat(alice.nickname()).contains("Alice");
    assertThat(alice.phone()).contains(NUMBER);
  }

  @Test
  void weChatsClockMayBeALittleBehind() {
    Instant before = clock.instant();
    clock.advance(Duration.ofSeconds(10));
    giveAll();

    assertThat(done(revoked(before, "6")).withdrawn()).containsExactly(purpose("profile"));
  }

  @Test
  void aCleanedProfileIsCollectedAnew() {
    giveAll();

    Obedience done = done(pushed(new ProfileModified(Optional.of(ALICE), clock.instant())));

    assertThat(done.erased()).containsExactlyInAnyOrder(DataCategory.NICKNAME, DataCategory.AVATAR);
    assertThat(done.withdrawn()).isEmpty();
    assertThat(alice.opens()).isInstanceOf(Prompt.Collect.class);
    assertThat(alice.phone()).contains(NUMBER);
  }

  @Test
  void aClosedAccountIsForgotten() {
    giveAll();

    Obedience done = done(pushed(new AccountClosed(Optional.of(ALICE), clock.instant())));

    assertThat(done.forgotten()).isTrue();
    assertThat(done.receipt()).isPresent();
    assertThat(passport.admits(login.token())).isFalse();
    assertThat(passport.signIn(ALICE).facts().firstLogin()).isTrue();
  }

  @Test
  void somebodyWhoCameBackAfterItIsAnotherOne() {
    Instant closed = clock.instant();
    pushed(new AccountClosed(Optional.of(ALICE), closed));
    clock.advance(Duration.ofSeconds(11));
    SignedIn back = passport.signIn(ALICE);

    assertThat(done(pushed(new AccountClosed(Optional.of(ALICE), closed))).forgotten()).isFalse();
    assertThat(passport.admits(back.token())).isTrue();
  }

  @Test
  void nobodyIsHarmedByAnEventWithoutAPersonOrOfAStranger() {
    giveAll();

    assertThat(done(pushed(new ProfileModified(Optional.empty(), clock.instant()))).person())
        .isEmpty();
    assertThat(done(pushed(new AccountClosed(Optional.of(BOB), clock.instant()))).person())
        .isEmpty();
    assertThat(
            done(pushed(
                    new AuthorizationRevoked(
                        Optional.of(new OpenId("oNobody")), List.of("13"), clock.instant())))
                .elsewhere())
        .containsExactly("13");
    assertThat(alice.nickname()).contains("Alice");
  }

  @Test
  void verificationsAreEchoedAndOtherMessagesPassedOnEachTime() {
    var seal = ScriptedPushes.seal("n", clock.instant());
    PushDelivery verification =
        passport.pushes.deliver(new Push.Verification(seal, "4375"), "v", clock.instant());

    assertThat(passport.handlePush.handle(APP, verification)).isEqualTo(new Echo("4375"));
    PushDelivery message = passport.pushes.of(new PushEvent.Other("message-1"), clock.instant());
    assertThat(passport.handlePush.handle(APP, message)).isInstanceOf(NotOurs.class);
    assertThat(passport.handlePush.handle(APP, message))
        .isInstanceOfSatisfying(
            NotOurs.class, passed -> assertThat(passed.key()).isEqualTo("message-1"));
  }

  @Test
  void whatIsNotWeChatsIsRefusedByName() {
    for (Flaw flaw : Flaw.values()) {
      PushDelivery delivery =
          passport.pushes.deliver(new Push.Refused(flaw), flaw.name(), clock.instant());

      assertThat(passport.handlePush.handle(APP, delivery)).isEqualTo(new Refused(flaw));
    }
  }

  private Handled received(Instant signedAt, Instant receivedAt) {
    var seal = ScriptedPushes.seal("nonce-" + signedAt + receivedAt, signedAt);
    var event = new ProfileModified(Optional.empty(), signedAt);
    return passport.handlePush.handle(
        APP,
        passport.pushes.deliver(
            new Push.Message(seal, PushFormat.JSON, "text", event), "q" + receivedAt, receivedAt));
  }

  @Test
  void aPushCountsByTheInstantAtWhichItWasReceived() {
    Instant then = clock.instant();
    clock.advance(Duration.ofDays(6));

    assertThat(received(then, then.plusSeconds(600))).isInstanceOf(Obeyed.class);
    assertThat(received(then, then.plusSeconds(601))).isEqualTo(new Refused(Flaw.STALE));
    assertThat(received(then.plusSeconds(601), then)).isEqualTo(new Refused(Flaw.STALE));
    Instant ahead = clock.instant().plusSeconds(61);
    assertThat(received(ahead, ahead)).isEqualTo(new Refused(Flaw.STALE));
    clock.advance(Duration.ofDays(1));
    assertThat(received(then, then)).isEqualTo(new Refused(Flaw.STALE));
  }

  @Test
  void anotherBodyUnderAKnownNonceIsRefused() {
    var seal = ScriptedPushes.seal("n", clock.instant());
    var event = new ProfileModified(Optional.of(ALICE), clock.instant());

    var first = new Push.Message(seal, PushFormat.JSON, "text", event);
    var other = new Push.Message(seal, PushFormat.JSON, "another", event);
    assertThat(
            passport.handlePush.handle(APP, passport.pushes.deliver(first, "1", clock.instant())))
        .isInstanceOf(Obeyed.class);
    assertThat(
            passport.handlePush.handle(APP, passport.pushes.deliver(first, "2", clock.instant())))
        .isEqualTo(new Duplicate());
    assertThat(
            passport.handlePush.handle(APP, passport.pushes.deliver(other, "3", clock.instant())))
        .isEqualTo(new Refused(Flaw.REPLAYED));
  }

  @Test
  void nothingIsSaidOfAnybodyInTheNameOfAnEvent() {
    giveAll();
    revoked(clock.instant(), "6");

    assertThat(dossier().ledger().entries().getLast().statement().request().value())
        .startsWith("wechat-")
        .doesNotContain(ALICE.value());
  }
}
