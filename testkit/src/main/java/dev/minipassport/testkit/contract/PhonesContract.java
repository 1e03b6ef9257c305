package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static dev.minipassport.testkit.Passport.THIRD_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.LastWords;
import dev.minipassport.dossier.Dossiers.Reach;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Matter;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.Profile;
import dev.minipassport.dossier.Provenance;
import dev.minipassport.dossier.Realm;
import dev.minipassport.dossier.Rival;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.Account;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.purpose.DataCategory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// What every implementation of `Dossiers` does with phone numbers.
public abstract class PhonesContract extends DossierContract {
  private static final PhoneNumber NUMBER = new PhoneNumber("86", "13800138000");
  private static final PhoneNumber ANOTHER = new PhoneNumber("86", "13900139000");

  private Matter.Sought sought(Identity person, PhoneNumber number) {
    return new Matter.Sought(Realm.of(passport.apps.find(person.app()).orElseThrow()), number);
  }

  private Optional<Rival> rival(Identity person, PhoneNumber number) {
    return store
        .dossiers()
        .revise(
            person,
            matterOf(person).of(sought(person, number)),
            dossier -> Revision.unchanged(dossier.findings().rival()));
  }

  /// Makes the number theirs, if it is nobody else's.
  private boolean claims(Identity person, PhoneNumber number) {
    return store
        .dossiers()
        .revise(
            person,
            matterOf(person).of(sought(person, number)),
            dossier ->
                dossier.findings().rival().isPresent()
                    ? Revision.unchanged(false)
                    : Revision.to(with(dossier, number), true));
  }

  /// Makes the number theirs, whoever had it.
  private void takes(Identity person, PhoneNumber number) {
    boolean _ =
        store
            .dossiers()
            .revise(
                person,
                matterOf(person).of(sought(person, number)),
                dossier ->
                    Revision.to(
                        dossier
                            .findings()
                            .rival()
                            .map(with(dossier, number)::evicting)
                            .orElse(with(dossier, number)),
                        true));
  }

  private Dossier with(Dossier dossier, PhoneNumber number) {
    Instant now = clock.instant();
    return dossier.with(
        dossier
            .profile()
            .with(new Held(number, Provenance.REDEEMED, PROFILE, now, Optional.empty())));
  }

  private Optional<PhoneNumber> phone(Identity person) {
    return read(person)
        .profile()
        .get(DataCategory.PHONE)
        .map(Held::value)
        .map(PhoneNumber.class::cast);
  }

  private boolean hasPhone(Identity person) {
    return store.accounts().find(person.account()).map(Account::hasPhone).orElse(false);
  }

  @Test
  void aNumberIsReadAsItWasWritten() {
    Identity alice = alice();
    takes(alice, NUMBER);

    Held held = read(alice).profile().get(DataCategory.PHONE).orElseThrow();

    assertThat(held)
        .isEqualTo(
            new Held(NUMBER, Provenance.REDEEMED, PROFILE, clock.instant(), Optional.empty()));
  }

  @Test
  void anAccountHasAPhoneForAsLongAsOneOfItsPeopleHas() {
    Identity here = inOneOwner(APP).session().identity();
    Identity there = inOneOwner(OTHER_APP).session().identity();
    assertThat(hasPhone(here)).isFalse();
    takes(here, NUMBER);
    takes(there, ANOTHER);

    write(here, dossier -> dossier.with(Profile.EMPTY));
    assertThat(hasPhone(here)).isTrue();

    write(there, dossier -> dossier.with(Profile.EMPTY));
    assertThat(hasPhone(here)).isFalse();
  }

  @Test
  void whoElseHoldsTheNumberIsARival() {
    Identity alice = alice();
    Identity bob = bob();
    assertThat(rival(bob, NUMBER)).isEmpty();
    takes(alice, NUMBER);

    assertThat(rival(bob, NUMBER)).contains(new Rival(alice.account()));
    assertThat(rival(bob, ANOTHER)).isEmpty();
    assertThat(rival(alice, NUMBER)).isEmpty();
  }

  @Test
  void whoIsOfTheSameAccountIsNone() {
    Identity here = inOneOwner(APP).session().identity();
    Identity there = inOneOwner(OTHER_APP).session().identity();
    takes(here, NUMBER);

    assertThat(rival(there, NUMBER)).isEmpty();
    assertThat(claims(there, NUMBER)).isTrue();
    assertThat(phone(here)).isEqualTo(phone(there));
  }

  @Test
  void whoIsOfAnotherOwnersAppIsNone() {
    Identity alice = alice();
    Identity elsewhere = passport.signIn(THIRD_APP, BOB, new UnionId("uBob")).session().identity();
    takes(alice, NUMBER);

    assertThat(rival(elsewhere, NUMBER)).isEmpty();
    assertThat(claims(elsewhere, NUMBER)).isTrue();
    assertThat(phone(alice)).contains(NUMBER);
  }

  @Test
  void whoeverIsEvictedLosesItEverywhereAndIsToldOf() {
    Identity here = inOneOwner(APP).session().identity();
    Identity there = inOneOwner(OTHER_APP).session().identity();
    Identity bob = bob();
    takes(here, NUMBER);
    takes(there, NUMBER);

    takes(bob, NUMBER);

    assertThat(phone(bob)).contains(NUMBER);
    assertThat(phone(here)).isEmpty();
    assertThat(phone(there)).isEmpty();
    assertThat(hasPhone(here)).isFalse();
    assertThat(hasPhone(bob)).isTrue();
    assertThat(kinds(APP)).containsExactlyInAnyOrder(Kind.PHONE_MOVED, Kind.PROFILE_ERASED);
    assertThat(kinds(OTHER_APP)).containsExactlyInAnyOrder(Kind.PHONE_MOVED, Kind.PROFILE_ERASED);
    assertThat(store.changes().after(APP, 0, 10))
        .allMatch(change -> change.identity().equals(here.id()));
  }

  @Test
  void anotherNumberOfWhoeverIsEvictedStays() {
    Identity here = inOneOwner(APP).session().identity();
    Identity there = inOneOwner(OTHER_APP).session().identity();
    takes(here, NUMBER);
    takes(there, ANOTHER);

    takes(bob(), NUMBER);

    assertThat(phone(there)).contains(ANOTHER);
    assertThat(hasPhone(there)).isTrue();
    assertThat(kinds(OTHER_APP)).isEmpty();
  }

  @Test
  void aRuleThatTakesFromNobodyWhatIsAnothersWritesNothing() {
    Identity alice = alice();
    Identity bob = bob();
    takes(alice, NUMBER);

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(
            () ->
                store
                    .dossiers()
                    .revise(
                        bob,
                        matterOf(bob).of(sought(bob, NUMBER)),
                        dossier ->
                            Revision.to(with(dossier, NUMBER).asked(PROFILE, clock.instant()), 1)));

    assertThat(phone(alice)).contains(NUMBER);
    assertThat(phone(bob)).isEmpty();
    assertThat(read(bob).asks()).isEmpty();
    assertThat(kinds(APP)).isEmpty();
  }

  @Test
  void aNumberThatIsErasedOrReplacedIsFree() {
    Identity alice = alice();
    Identity bob = bob();
    takes(alice, NUMBER);
    takes(alice, ANOTHER);
    assertThat(claims(bob, NUMBER)).isTrue();
    assertThat(claims(bob, ANOTHER)).isFalse();

    write(alice, dossier -> dossier.with(Profile.EMPTY));

    assertThat(claims(bob, ANOTHER)).isTrue();
    assertThat(rival(alice, NUMBER)).isEmpty();
  }

  @Test
  void aNumberThatAnotherOfTheSameAccountStillHoldsIsNot() {
    Identity here = inOneOwner(APP).session().identity();
    Identity there = inOneOwner(OTHER_APP).session().identity();
    Identity bob = bob();
    takes(here, NUMBER);
    takes(there, NUMBER);

    write(here, dossier -> dossier.with(Profile.EMPTY));
    assertThat(rival(bob, NUMBER)).contains(new Rival(there.account()));

    write(there, dossier -> dossier.with(Profile.EMPTY));
    assertThat(rival(bob, NUMBER)).isEmpty();
  }

  @Test
  void aNumberOfSomebodyForgottenIsFree() {
    Identity here = inOneOwner(APP).session().identity();
    Identity there = inOneOwner(OTHER_APP).session().identity();
    Identity bob = bob();
    takes(here, NUMBER);
    takes(there, NUMBER);
    LastWords last = dossier -> Optional.of(dossier.with(Profile.EMPTY));

    store.dossiers().forget(here, Reach.APP, matterOf(here), last);
    assertThat(claims(bob, NUMBER)).isFalse();
    store.dossiers().forget(there, Reach.APP, matterOf(there), last);

    assertThat(claims(bob, NUMBER)).isTrue();
  }

  @Test
  void aNumberOfAnAccountThatBecameAnAliasGoesAlong() {
    Identity alone = passport.signIn(APP, ALICE, ALICE_EVERYWHERE).session().identity();
    takes(alone, NUMBER);
    passport.apps.setOwner(OTHER_APP, new OwnerId("owner-1"));
    Identity there = passport.signIn(OTHER_APP, ALICE, ALICE_EVERYWHERE).session().identity();
    Identity linked = inOneOwner(APP).session().identity();

    assertThat(linked.account()).isEqualTo(there.account());
    assertThat(hasPhone(there)).isTrue();
    assertThat(phone(linked)).contains(NUMBER);
  }

  @Test
  void ofManyWhoClaimOneNumberAtOnceOneHasIt() throws Exception {
    List<Identity> people = List.of(alice(), bob());
    for (int round = 0; round < 20; round++) {
      var number = new PhoneNumber("86", "138001380%02d".formatted(round));
      List<Callable<Boolean>> calls = new ArrayList<>();
      for (Identity person : people) {
        calls.add(() -> claims(person, number));
        calls.add(() -> claims(person, number));
      }

      List<Boolean> won = allAtOnce(calls);

      assertThat(people.stream().filter(person -> phone(person).equals(Optional.of(number))))
          .hasSize(1);
      assertThat(won).filteredOn(Boolean::booleanValue).hasSize(2);
    }
  }
}
