package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static dev.minipassport.testkit.Visitor.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.change.Change;
import dev.minipassport.change.Change.Kind;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Orphan;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Dossiers.Rule;
import dev.minipassport.dossier.Gender;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Matter;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.dossier.Profile;
import dev.minipassport.dossier.ProfileValue;
import dev.minipassport.dossier.Provenance;
import dev.minipassport.dossier.Region;
import dev.minipassport.dossier.Relative;
import dev.minipassport.dossier.Request;
import dev.minipassport.dossier.SpokenLanguage;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.ledger.Cause;
import dev.minipassport.ledger.Decision;
import dev.minipassport.ledger.LibraryVersion;
import dev.minipassport.ledger.Platform;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.ledger.Statement;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.ledger.Surface;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.TextHash;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What every implementation of `Dossiers` does.
public abstract class DossiersContract extends StoreContract {
  private static final PurposeId PROFILE = new PurposeId("profile");
  private static final SubjectId FRESH = new SubjectId(new UUID(1, 2));
  private static final SubjectId OTHER = new SubjectId(new UUID(3, 4));
  private static final String PICTURE = "https://cdn.example.com/a.png";

  private Identity alice() {
    return passport.signIn(ALICE).session().identity();
  }

  private Dossier read(Identity person) {
    return store.dossiers().of(person, OTHER);
  }

  private Matter matter() {
    return Matter.of(FRESH, clock.instant());
  }

  private <T> T revise(Identity person, Rule<T> rule) {
    return store.dossiers().revise(person, matter(), rule);
  }

  private Statement said(Decision decision) {
    return new Statement(
        APP,
        PROFILE,
        3,
        TextHash.of("words"),
        APurpose.CHINESE,
        Set.of(DataCategory.NICKNAME, DataCategory.REGION),
        true,
        true,
        decision,
        Surface.WECHAT_POPUP,
        Optional.of(Platform.OHOS),
        Optional.of(LibraryVersion.of("2.27.1")),
        clock.instant().plusMillis(7),
        new RequestId("request-1"),
        Cause.PERSON);
  }

  private Held held(ProfileValue value) {
    return new Held(value, Provenance.SIGNED, PROFILE, clock.instant().plusMillis(3), kept());
  }

  private Optional<Instant> kept() {
    return Optional.of(clock.instant().plus(Duration.ofDays(9)));
  }

  @Test
  void ofSomebodyNobodyHasSaidAnythingOfTheDossierIsEmpty() {
    Identity alice = alice();

    Dossier dossier = read(alice);

    assertThat(dossier.identity()).isEqualTo(alice);
    assertThat(dossier.ledger().subject()).isEqualTo(OTHER);
    assertThat(dossier.ledger().entries()).isEmpty();
    assertThat(dossier.profile()).isEqualTo(Profile.EMPTY);
    assertThat(dossier.asks()).isEmpty();
    assertThat(dossier.relatives()).isEmpty();
    assertThat(dossier.repeated()).isEmpty();
  }

  @Test
  void whatARuleReturnsIsWhatIsReadNext() {
    Identity alice = alice();

    Dossier written =
        revise(
            alice,
            dossier -> {
              Dossier next =
                  dossier
                      .asked(PROFILE, clock.instant())
                      .saying(said(Decision.GRANTED))
                      .saying(said(Decision.REFUSED))
                      .asked(new PurposeId("other"), clock.instant())
                      .with(
                          Profile.EMPTY
                              .with(held(new Nickname("阿丽")))
                              .with(held(new AvatarUrl(PICTURE)))
                              .with(held(Gender.FEMALE))
                              .with(held(new Region("CN", "", "深圳")))
                              .with(held(new SpokenLanguage("zh_CN"))));
              return Revision.to(next, next);
            });

    assertThat(read(alice)).isEqualTo(written);
    assertThat(read(alice).ledger().subject()).isEqualTo(FRESH);
    assertThat(read(alice).ledger().verifies()).isTrue();
  }

  @Test
  void whatIsChangedAndTakenAwayIsWrittenAsWell() {
    Identity alice = alice();
    revise(
        alice,
        dossier ->
            Revision.to(
                dossier
                    .asked(PROFILE, clock.instant())
                    .with(Profile.EMPTY.with(held(new Nickname("Ali"))).with(held(Gender.FEMALE))),
                true));

    Dossier written =
        revise(
            alice,
            dossier -> {
              Dossier next =
                  dossier.unasked(PROFILE).with(Profile.EMPTY.with(held(new Nickname("Alice"))));
              return Revision.to(next, next);
            });

    assertThat(read(alice).profile()).isEqualTo(written.profile());
    assertThat(read(alice).asks()).isEmpty();
    assertThat(changeKinds()).containsExactly(Kind.PROFILE_ERASED);
  }

  @Test
  void whereARuleDeclinesNothingIsWrittenNotEvenTheRequest() {
    Identity alice = alice();
    Request request = new Request(new RequestId("request-1"), TextHash.of("body"));

    String told =
        store
            .dossiers()
            .revise(
                alice,
                matter().of(request),
                dossier -> {
                  assertThat(dossier.repeated()).isEmpty();
                  return Revision.unchanged("declined");
                });

    assertThat(told).isEqualTo("declined");
    assertThat(repeated(alice, request)).isEmpty();
  }

  private Optional<Request> repeated(Identity person, Request request) {
    return store
        .dossiers()
        .revise(person, matter().of(request), dossier -> Revision.unchanged(dossier.repeated()));
  }

  @Test
  void aRequestIsKnownAgainByWhoMadeItWithWhatItWasAboutAtFirst() {
    Identity alice = alice();
    Identity bob = passport.signIn(BOB).session().identity();
    Request request = new Request(new RequestId("request-1"), TextHash.of("body"));
    boolean _ =
        store.dossiers().revise(alice, matter().of(request), dossier -> Revision.to(dossier, true));

    assertThat(repeated(alice, new Request(request.id(), TextHash.of("another"))))
        .contains(request);
    assertThat(repeated(alice, new Request(new RequestId("request-2"), request.body()))).isEmpty();
    assertThat(repeated(bob, request)).isEmpty();
  }

  @Test
  void aRuleThatFailsWritesNothing() {
    Identity alice = alice();

    assertThatThrownBy(
            () ->
                revise(
                    alice,
                    _ -> {
                      throw new IllegalStateException("the rule failed");
                    }))
        .hasMessage("the rule failed");

    assertThat(read(alice).ledger().entries()).isEmpty();
  }

  @Test
  void racingRevisionsFollowEachOther() throws Exception {
    Identity alice = alice();

    allAtOnce(
        12,
        () ->
            revise(alice, dossier -> Revision.to(dossier.saying(said(Decision.DISMISSED)), true)));

    assertThat(read(alice).ledger().entries()).hasSize(12);
    assertThat(read(alice).ledger().verifies()).isTrue();
  }

  @Test
  void theSamePersonInTheOwnersOtherAppsIsARelativeAndNobodyElseIs() {
    Identity here = inOneOwner(APP).session().identity();
    Identity there = inOneOwner(OTHER_APP).session().identity();
    Identity bob = passport.signIn(BOB).session().identity();
    Dossier written =
        revise(
            there,
            dossier -> {
              Dossier next =
                  dossier
                      .saying(said(Decision.GRANTED))
                      .with(Profile.EMPTY.with(held(new Nickname("Alice"))));
              return Revision.to(next, next);
            });

    assertThat(read(here).relatives())
        .containsExactly(new Relative(there.id(), OTHER_APP, written.ledger(), written.profile()));
    assertThat(read(there).relatives()).extracting(Relative::identity).containsExactly(here.id());
    assertThat(read(bob).relatives()).isEmpty();
  }

  private SignedIn inOneOwner(AppId app) {
    passport.apps.setOwner(app, new OwnerId("owner-1"));
    return passport.signIn(app, ALICE, new UnionId("uAlice"));
  }

  @Test
  void whatIsTakenBackIsAChangeHereAndWhereItCameOverTo() {
    APurpose shared = APurpose.named("profile").shared();
    var _ = store.purposes().seed(APP, List.of(shared.made()));
    var _ = store.purposes().seed(OTHER_APP, List.of(shared.made()));
    Visitor here = Visitor.of(passport, inOneOwner(APP), "profile");
    Visitor there = Visitor.of(passport, inOneOwner(OTHER_APP), "profile");
    there.fills(Visitor.calledForm("Alice"), there.prompt(), Visitor.request());
    assertThat(here.nickname()).contains("Alice");

    there.withdraws();

    assertThat(here.nickname()).isEmpty();
    assertThat(kinds(OTHER_APP)).contains(Kind.CONSENT_WITHDRAWN, Kind.PROFILE_ERASED);
    assertThat(kinds(APP)).containsExactly(Kind.PROFILE_ERASED);
  }

  private List<Kind> kinds(AppId app) {
    return store.changes().after(app, 0, 1000).stream().map(Change::kind).toList();
  }

  @Test
  void picturesThatNobodyShowsAnyMoreAreNamedInOrder() {
    passport.apps.keepPicturesOn(APP, "cdn.example.com");
    var _ = store.purposes().seed(APP, List.of(APurpose.named("profile").made()));
    Visitor alice = Visitor.of(passport, passport.signIn(ALICE), "profile");
    alice.fills(form("Alice", PICTURE), alice.prompt(), Visitor.request());
    alice.fills(form("Alice", "https://cdn.example.com/b.png"));
    alice.fills(form("Alice", "https://wx.qlogo.cn/mmopen/x/0"));
    alice.fills(form("Alice", "https://cdn.example.com/c.png"));
    alice.withdraws();

    List<Orphan> orphans = store.dossiers().orphans(APP, 0, 100);

    assertThat(orphans)
        .extracting(orphan -> orphan.picture().text())
        .containsExactly(PICTURE, "https://cdn.example.com/b.png", "https://cdn.example.com/c.png");
    assertThat(orphans).isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
    assertThat(store.dossiers().orphans(APP, orphans.getFirst().sequence(), 1))
        .containsExactly(orphans.get(1));
    assertThat(store.dossiers().orphans(OTHER_APP, 0, 100)).isEmpty();
  }

  @Test
  void aPictureThatIsShownAgainIsNotToBeDeleted() {
    passport.apps.keepPicturesOn(APP, "cdn.example.com");
    var _ = store.purposes().seed(APP, List.of(APurpose.named("profile").made()));
    Visitor alice = Visitor.of(passport, passport.signIn(ALICE), "profile");
    alice.fills(form("Alice", PICTURE), alice.prompt(), Visitor.request());
    alice.fills(form("Alice", "https://cdn.example.com/b.png"));

    alice.fills(form("Alice", PICTURE));

    assertThat(store.dossiers().orphans(APP, 0, 100))
        .extracting(orphan -> orphan.picture().text())
        .containsExactly("https://cdn.example.com/b.png");
  }

  @Test
  void aRequestIsForgottenAfterAWeek() {
    Identity alice = alice();
    Request request = new Request(new RequestId("request-1"), TextHash.of("body"));
    boolean _ =
        store.dossiers().revise(alice, matter().of(request), dossier -> Revision.to(dossier, true));
    clock.advance(Duration.ofDays(7).minusMillis(1));
    assertThat(repeated(alice, request)).contains(request);

    clock.advance(Duration.ofMillis(1));

    assertThat(repeated(alice, request)).isEmpty();
  }

  @Test
  void noDataOutlivesTheConsentItWasCollectedUnderHoweverTheyRace() throws Exception {
    var _ = store.purposes().seed(APP, List.of(APurpose.named("profile").made()));
    SignedIn login = passport.signIn(ALICE);
    Visitor alice = Visitor.of(passport, login, "profile");
    for (int round = 0; round < 20; round++) {
      List<Callable<Object>> calls = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        calls.add(
            () -> alice.fills(Visitor.calledForm("Alice"), alice.prompt(), Visitor.request()));
        calls.add(alice::grants);
        calls.add(() -> alice.fills(Visitor.calledForm("Ali")));
        calls.add(alice::withdraws);
      }
      try (var threads = Executors.newFixedThreadPool(calls.size())) {
        for (var call : threads.invokeAll(calls)) {
          // A prompt may be needless by the time it is asked for.
          try {
            var _ = call.get();
          } catch (ExecutionException e) {
            assertThat(e.getCause()).hasMessageStartingWith("nothing to answer");
          }
        }
      }
      Dossier dossier = read(login.session().identity());
      assertThat(dossier.ledger().verifies()).isTrue();
      boolean granted = alice.stance().stance().grant().isPresent();
      assertThat(dossier.profile().values().isEmpty() || granted).isTrue();
    }
  }

  private static <T> void allAtOnce(int times, Callable<T> call) throws Exception {
    List<Callable<T>> calls = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      calls.add(call);
    }
    try (var threads = Executors.newFixedThreadPool(times)) {
      for (var result : threads.invokeAll(calls)) {
        var _ = result.get();
      }
    }
  }
}
