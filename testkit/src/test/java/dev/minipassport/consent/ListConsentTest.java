package dev.minipassport.consent;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.consent.ConsentList.Item;
import dev.minipassport.consent.ConsentList.Listed;
import dev.minipassport.consent.ConsentList.NotSignedIn;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.Words;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ListConsentTest {
  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);

  private void seed(AppId app, APurpose... purposes) {
    var _ = store.purposes().seed(app, Stream.of(purposes).map(APurpose::made).toList());
  }

  private Visitor visitor(APurpose... purposes) {
    seed(APP, purposes);
    return Visitor.of(passport, passport.signIn(ALICE), "profile");
  }

  private List<Item> listed(Visitor visitor, Optional<Language> language) {
    return switch (passport.listConsent.list(visitor.app(), visitor.token(), language)) {
      case Listed(var items) -> items;
      case NotSignedIn(var why) -> throw new AssertionError("not admitted: " + why);
    };
  }

  private Item only(Visitor visitor) {
    return listed(visitor, Optional.empty()).getFirst();
  }

  private static Words chinese(Purpose purpose) {
    return purpose.wordsIn(APurpose.CHINESE).orElseThrow();
  }

  @Test
  void everyPurposeIsListedWhetherAnythingWasSaidToItOrNot() {
    Visitor alice = visitor(APurpose.named("ranking"), APurpose.named("profile"));
    alice.grants();

    List<Item> items = listed(alice, Optional.empty());

    assertThat(items)
        .extracting(item -> item.stance().purpose().id().value())
        .containsExactly("profile", "ranking");
    assertThat(items).extracting(item -> item.stance().granted()).containsExactly(true, false);
    assertThat(items).extracting(item -> item.agreed().isPresent()).containsExactly(true, false);
  }

  @Test
  void anAppThatAsksForNothingHasNothingToList() {
    assertThat(listed(visitor(), Optional.empty())).isEmpty();
  }

  @Test
  void theWordsTheyAgreedToAreShownThoughThereAreNewerOnes() {
    APurpose first = APurpose.named("profile");
    Visitor alice = visitor(first);
    alice.grants();
    APurpose second = first.version(2).saying("Something else");
    seed(APP, second);

    Item item = only(alice);

    assertThat(item.words()).isEqualTo(chinese(second.made()));
    assertThat(item.agreed()).contains(chinese(first.made()));
    assertThat(item.stance().granted()).isFalse();
    assertThat(item.stance().stance().grant()).isPresent();
  }

  @Test
  void whoeverAgreesToTheNewerWordsHasAgreedToThose() {
    Visitor alice = visitor(APurpose.named("profile"));
    alice.grants();
    APurpose second = APurpose.named("profile").version(2).saying("Something else");
    seed(APP, second);
    alice.grants();

    assertThat(only(alice).agreed()).contains(chinese(second.made()));
    assertThat(only(alice).stance().granted()).isTrue();
  }

  @Test
  void aRefusalOfNewerWordsLeavesTheOlderAgreementStanding() {
    APurpose first = APurpose.named("profile");
    Visitor alice = visitor(first);
    alice.grants();
    seed(APP, first.version(2).saying("Something else"));
    alice.refuses();

    assertThat(only(alice).agreed()).contains(chinese(first.made()));
  }

  @Test
  void whatWasRefusedOrTakenBackWasNotAgreedTo() {
    Visitor alice = visitor(APurpose.named("profile"));
    alice.refuses();
    assertThat(only(alice).agreed()).isEmpty();

    alice.grants();
    alice.withdraws();

    assertThat(only(alice).agreed()).isEmpty();
    assertThat(only(alice).stance().stance().last()).isPresent();
  }

  @Test
  void theWordsOfTodayAreInTheirLanguageAndThoseAgreedToInTheOneShown() {
    APurpose profile = APurpose.named("profile");
    Visitor alice = visitor(profile);
    alice.grants();

    Item item = listed(alice, Optional.of(APurpose.ENGLISH)).getFirst();

    assertThat(item.words().language()).isEqualTo(APurpose.ENGLISH);
    assertThat(item.agreed()).contains(chinese(profile.made()));
  }

  @Test
  void whatAnotherAppOfTheOwnerCoversSaysSo() {
    APurpose shared = APurpose.named("profile").shared();
    seed(APP, shared);
    seed(OTHER_APP, shared);
    Visitor here = inOneOwner(APP);
    Visitor there = inOneOwner(OTHER_APP);
    assertThat(only(here).stance().coveredElsewhere()).isFalse();

    there.grants();

    assertThat(only(here).stance().coveredElsewhere()).isTrue();
    assertThat(only(here).stance().granted()).isFalse();
    assertThat(only(here).agreed()).isEmpty();
    assertThat(only(there).stance().coveredElsewhere()).isFalse();
  }

  private Visitor inOneOwner(AppId app) {
    passport.apps.setOwner(app, new OwnerId("owner-1"));
    return Visitor.of(passport, passport.signIn(app, ALICE, new UnionId("uAlice")), "profile");
  }

  @Test
  void aTokenThatAdmitsToNothingListsNothing() {
    Visitor alice = visitor(APurpose.named("profile"));
    var _ = passport.revoke.revoke(APP, alice.token());

    assertThat(passport.listConsent.list(APP, alice.token(), Optional.empty()))
        .isInstanceOf(NotSignedIn.class);
  }
}
