package dev.minipassport.consent;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.change.Change;
import dev.minipassport.change.Change.Kind;
import dev.minipassport.consent.Withdrawal.NothingGranted;
import dev.minipassport.consent.Withdrawal.Withdrawn;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WithdrawConsentTest {
  private static final String PICTURE = "https://cdn.example.com/a.png";
  private static final Withdrawal AGAIN = new Withdrawn(Set.of(), Optional.empty());

  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);

  private Visitor visitor(APurpose... purposes) {
    seed(APP, purposes);
    passport.apps.keepPicturesOn(APP, "cdn.example.com");
    return Visitor.of(passport, passport.signIn(ALICE), "profile");
  }

  private void seed(AppId app, APurpose... purposes) {
    var _ = store.purposes().seed(app, List.of(purposes).stream().map(APurpose::made).toList());
  }

  private static void fill(Visitor visitor) {
    visitor.fills(Visitor.form("Alice", PICTURE), visitor.prompt(), Visitor.request());
  }

  @Test
  void whatWasCollectedUnderItIsErasedAndThePictureNamed() {
    Visitor alice = visitor(APurpose.named("profile"));
    fill(alice);

    assertThat(alice.withdraws())
        .isEqualTo(
            new Withdrawn(
                Set.of(DataCategory.NICKNAME, DataCategory.AVATAR),
                Optional.of(new AvatarUrl(PICTURE))));

    assertThat(alice.profile().items()).isEmpty();
    assertThat(alice.stance().granted()).isFalse();
  }

  @Test
  void takingItBackTwiceChangesNothing() {
    Visitor alice = visitor(APurpose.named("profile"));
    fill(alice);
    alice.withdraws();

    assertThat(alice.withdraws()).isEqualTo(AGAIN);
    assertThat(store.changes().after(APP, 0, 100))
        .extracting(Change::kind)
        .containsExactly(Kind.CONSENT_WITHDRAWN, Kind.PROFILE_ERASED);
  }

  @Test
  void aRequestThatComesAgainLateTakesNothingNewerBack() {
    Visitor alice = visitor(APurpose.named("profile"));
    RequestId request = Visitor.request();
    fill(alice);
    alice.withdraws(request);
    fill(alice);

    assertThat(alice.withdraws(request)).isEqualTo(AGAIN);

    assertThat(alice.nickname()).contains("Alice");
  }

  @Test
  void whatTheAppNoLongerAsksForCanStillBeTakenBack() {
    Visitor alice = visitor(APurpose.named("profile"));
    fill(alice);
    seed(APP, APurpose.named("other"));
    assertThat(alice.stance().granted()).isTrue();

    assertThat(alice.withdraws()).isInstanceOf(Withdrawn.class);

    assertThat(alice.profile().items()).isEmpty();
    assertThat(alice.withdraws()).isEqualTo(AGAIN);
  }

  @Test
  void whatNobodyGrantedCannotBeTakenBack() {
    Visitor alice = visitor(APurpose.named("profile"));
    alice.refuses();

    assertThat(alice.withdraws()).isEqualTo(new NothingGranted());
    assertThat(alice.wanting("nothing").withdraws()).isEqualTo(new Withdrawal.UnknownPurpose());
  }

  @Test
  void whatAnotherStandingPurposeCoversStaysUnderThat() {
    Visitor alice =
        visitor(
            APurpose.named("profile"), APurpose.named("ranking").forData(DataCategory.NICKNAME));
    fill(alice);
    alice.wanting("ranking").grants();

    assertThat(alice.withdraws())
        .isEqualTo(new Withdrawn(Set.of(DataCategory.AVATAR), Optional.of(new AvatarUrl(PICTURE))));

    assertThat(alice.nickname()).contains("Alice");
    assertThat(alice.wanting("ranking").withdraws())
        .isEqualTo(new Withdrawn(Set.of(DataCategory.NICKNAME), Optional.empty()));
    assertThat(alice.profile().items()).isEmpty();
  }

  @Test
  void aPictureOfWeChatsIsNotTheBackendsToDelete() {
    Visitor alice = visitor(APurpose.named("profile"));
    alice.fills(
        Visitor.form("Alice", "https://wx.qlogo.cn/a/0"), alice.prompt(), Visitor.request());

    assertThat(alice.withdraws())
        .isEqualTo(
            new Withdrawn(Set.of(DataCategory.NICKNAME, DataCategory.AVATAR), Optional.empty()));
  }

  @Test
  void whatCameOverFromAnotherAppGoesWhereverItIsTakenBack() {
    APurpose shared = APurpose.named("profile").shared();
    seed(OTHER_APP, shared);
    seed(APP, shared);
    Visitor here = inOneOwner(APP);
    Visitor there = inOneOwner(OTHER_APP);
    there.fills(Visitor.calledForm("Alice"), there.prompt(), Visitor.request());
    assertThat(here.nickname()).contains("Alice");

    assertThat(here.withdraws()).isEqualTo(AGAIN);

    assertThat(here.nickname()).isEmpty();
    assertThat(there.nickname()).contains("Alice");
  }

  @Test
  void whatIsTakenBackAtItsSourceIsGoneEverywhere() {
    APurpose shared = APurpose.named("profile").shared();
    seed(OTHER_APP, shared);
    seed(APP, shared);
    Visitor here = inOneOwner(APP);
    Visitor there = inOneOwner(OTHER_APP);
    there.fills(Visitor.calledForm("Alice"), there.prompt(), Visitor.request());

    there.withdraws();

    assertThat(here.nickname()).isEmpty();
    assertThat(store.changes().after(APP, 0, 100))
        .extracting(Change::kind)
        .containsExactly(Kind.PROFILE_ERASED);
  }

  private Visitor inOneOwner(AppId app) {
    passport.apps.setOwner(app, new OwnerId("owner-1"));
    return Visitor.of(passport, passport.signIn(app, ALICE, new UnionId("uAlice")), "profile");
  }
}
