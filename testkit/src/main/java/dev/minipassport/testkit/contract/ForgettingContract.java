package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.minipassport.change.Change;
import dev.minipassport.change.Change.Kind;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Forgotten;
import dev.minipassport.dossier.Dossiers.LastWords;
import dev.minipassport.dossier.Dossiers.Orphan;
import dev.minipassport.dossier.Dossiers.Reach;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.dossier.Profile;
import dev.minipassport.dossier.Relative;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.handoff.Handoff.Issued;
import dev.minipassport.handoff.Redemption.Redeemed;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.ledger.Decision;
import dev.minipassport.login.Login.SignedIn;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every implementation of `Dossiers` does to forget somebody.
public abstract class ForgettingContract extends DossierContract {
  /// Whoever never said anything has nothing to take back.
  private final LastWords farewell =
      dossier ->
          Optional.of(
              dossier.ledger().entries().isEmpty()
                  ? dossier
                  : dossier.saying(said(Decision.WITHDRAWN)).with(Profile.EMPTY));

  private List<Forgotten> forget(Identity person, Reach reach, LastWords last) {
    return store.dossiers().forget(person, reach, matterOf(person), last);
  }

  private Dossier full(Identity person) {
    return write(
        person,
        dossier ->
            dossier
                .saying(said(Decision.GRANTED))
                .asked(PROFILE, clock.instant())
                .with(
                    Profile.EMPTY
                        .with(held(new Nickname("Alice")))
                        .with(held(new AvatarUrl(PICTURE)))));
  }

  private Optional<Identity> known(Identity person) {
    return store.identities().find(person.app(), person.openId());
  }

  @Test
  void allThatLedToThePersonIsGone() {
    SignedIn login = passport.signIn(ALICE);
    Identity alice = login.session().identity();
    full(alice);

    forget(alice, Reach.APP, farewell);

    assertThat(known(alice)).isEmpty();
    assertThat(store.identities().find(APP, alice.id())).isEmpty();
    assertThat(store.accounts().find(alice.account())).isEmpty();
    assertThat(passport.admits(login.token())).isFalse();
    assertThat(store.sessions().of(alice)).isEmpty();
    assertThat(store.sessionKeys().of(alice, clock.instant())).isEmpty();
    assertThat(store.sessionKeys().current(alice)).isEmpty();
    assertThat(read(alice).profile()).isEqualTo(Profile.EMPTY);
    assertThat(read(alice).asks()).isEmpty();
    assertThat(read(alice).ledger().entries()).isEmpty();
  }

  /// The near cache keeps a session from the second use of its token on.
  @Test
  void aSessionInUseAdmitsNobodyAfterwards() {
    SignedIn login = passport.signIn(ALICE);
    assertThat(passport.admits(login.token())).isTrue();
    assertThat(passport.admits(login.token())).isTrue();

    forget(login.session().identity(), Reach.APP, farewell);

    assertThat(passport.admits(login.token())).isFalse();
  }

  @Test
  void allTheyEverSaidIsHandedOverToTheLastWord() {
    Identity alice = alice();
    Dossier before = full(alice);

    Forgotten gone = forget(alice, Reach.APP, farewell).getFirst();

    assertThat(gone.identity()).isEqualTo(alice.id());
    assertThat(gone.app()).isEqualTo(APP);
    assertThat(gone.picture()).contains(new AvatarUrl(PICTURE));
    assertThat(gone.ledger().subject()).isEqualTo(before.ledger().subject());
    assertThat(gone.ledger().entries())
        .startsWith(before.ledger().entries().getFirst())
        .extracting(entry -> entry.statement().decision())
        .containsExactly(Decision.GRANTED, Decision.WITHDRAWN);
    assertThat(gone.ledger().verifies()).isTrue();
  }

  @Test
  void itIsToldOfAndThePictureIsNamed() {
    Identity alice = alice();
    full(alice);

    forget(alice, Reach.APP, farewell);

    assertThat(kinds(APP))
        .containsExactly(Kind.CONSENT_WITHDRAWN, Kind.PROFILE_ERASED, Kind.ERASED);
    assertThat(store.changes().after(APP, 0, 10))
        .extracting(Change::identity)
        .containsOnly(alice.id());
    assertThat(store.dossiers().orphans(APP, 0, 10))
        .extracting(Orphan::picture)
        .containsExactly(new AvatarUrl(PICTURE));
  }

  @Test
  void whoeverComesBackIsSomebodyElse() {
    Identity before = alice();
    Dossier full = full(before);
    forget(before, Reach.APP, farewell);

    SignedIn login = passport.signIn(ALICE);

    Identity after = login.session().identity();
    assertThat(login.facts().firstLogin()).isTrue();
    assertThat(after.id()).isNotEqualTo(before.id());
    assertThat(after.account()).isNotEqualTo(before.account());
    assertThat(read(after).ledger().entries()).isEmpty();
    assertThat(read(after).ledger().subject()).isNotEqualTo(full.ledger().subject());
    assertThat(read(after).profile()).isEqualTo(Profile.EMPTY);
    assertThat(read(after).knownSince()).isEqualTo(clock.instant());
  }

  @Test
  void toForgetAgainDoesNothing() {
    Identity alice = alice();
    full(alice);
    forget(alice, Reach.APP, farewell);
    Identity back = alice();

    assertThat(forget(alice, Reach.OWNER, farewell)).isEmpty();

    assertThat(known(back)).contains(back);
    assertThat(kinds(APP)).filteredOn(Kind.ERASED::equals).hasSize(1);
  }

  @Test
  void nothingIsWrittenOfSomebodyWhoWasForgottenMeanwhile() {
    Identity alice = alice();
    forget(alice, Reach.APP, farewell);

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> full(alice));

    assertThat(read(alice).profile()).isEqualTo(Profile.EMPTY);
    assertThat(read(alice()).profile()).isEqualTo(Profile.EMPTY);
    assertThat(kinds(APP)).doesNotContain(Kind.PROFILE_ERASED);
  }

  @Test
  void whereThereAreNoLastWordsAllIsLeftAsItWas() {
    SignedIn login = passport.signIn(ALICE);
    Identity alice = login.session().identity();
    Dossier before = full(alice);

    assertThat(forget(alice, Reach.APP, _ -> Optional.empty())).isEmpty();

    assertThat(read(alice)).isEqualTo(before);
    assertThat(passport.admits(login.token())).isTrue();
    assertThat(kinds(APP)).isEmpty();
  }

  @Test
  void inOneAppTheOthersOfTheOwnerKeepThemAndTheAccount() {
    Identity here = inOneOwner(APP).session().identity();
    Identity there = inOneOwner(OTHER_APP).session().identity();
    full(here);
    Dossier other = full(there);

    assertThat(forget(here, Reach.APP, farewell))
        .extracting(Forgotten::identity)
        .containsExactly(here.id());

    assertThat(known(here)).isEmpty();
    assertThat(read(there).profile()).isEqualTo(other.profile());
    assertThat(read(there).relatives()).isEmpty();
    assertThat(store.accounts().find(there.account())).isPresent();
    assertThat(store.accounts().find(APP, there.account())).isEmpty();
    assertThat(inOneOwner(APP).session().identity().account()).isEqualTo(there.account());
  }

  @Test
  void whereSomethingWasSharedTheOthersOfTheOwnerAreToldOf() {
    Identity here = inOneOwner(APP).session().identity();
    Identity there = inOneOwner(OTHER_APP).session().identity();
    full(here);

    forget(here, Reach.APP, farewell);

    assertThat(store.changes().after(OTHER_APP, 0, 10))
        .extracting(Change::identity, Change::kind)
        .containsExactly(tuple(there.id(), Kind.PROFILE_ERASED));
  }

  @Test
  void everywhereMeansEveryAppOfTheOwnerAndTheOneThatAsksFirst() {
    Identity here = inOneOwner(APP).session().identity();
    Identity there = inOneOwner(OTHER_APP).session().identity();
    Identity bob = bob();
    full(here);
    full(there);
    full(bob);

    List<Forgotten> gone = forget(there, Reach.OWNER, farewell);

    assertThat(gone).extracting(Forgotten::identity).containsExactly(there.id(), here.id());
    assertThat(gone).allMatch(forgotten -> forgotten.ledger().verifies());
    assertThat(known(here)).isEmpty();
    assertThat(known(there)).isEmpty();
    assertThat(store.accounts().find(here.account())).isEmpty();
    assertThat(read(bob).profile()).isNotEqualTo(Profile.EMPTY);
    assertThat(kinds(APP)).contains(Kind.ERASED);
    assertThat(kinds(OTHER_APP)).contains(Kind.ERASED);
    SignedIn back = inOneOwner(APP);
    assertThat(back.facts().firstLogin()).isTrue();
    assertThat(back.session().identity().account()).isNotEqualTo(here.account());
  }

  @Test
  void whoeverTheLastWordsLeaveAloneStaysARelativeOfNobody() {
    Identity here = inOneOwner(APP).session().identity();
    Identity there = inOneOwner(OTHER_APP).session().identity();

    List<Forgotten> gone =
        forget(
            here,
            Reach.OWNER,
            dossier ->
                dossier.identity().app().equals(APP) ? farewell.of(dossier) : Optional.empty());

    assertThat(gone).extracting(Forgotten::identity).containsExactly(here.id());
    assertThat(known(there)).contains(there);
    assertThat(read(there).relatives()).extracting(Relative::identity).isEmpty();
  }

  @Test
  void anAliasOfAnAccountThatIsGoneNamesNobody() {
    AccountId alias = passport.signIn(APP, ALICE, ALICE_EVERYWHERE).session().identity().account();
    passport.apps.setOwner(OTHER_APP, new OwnerId("owner-1"));
    passport.signIn(OTHER_APP, ALICE, ALICE_EVERYWHERE);
    Identity linked = inOneOwner(APP).session().identity();
    assertThat(store.accounts().find(alias)).isPresent();

    forget(linked, Reach.OWNER, farewell);

    assertThat(store.accounts().find(alias)).isEmpty();
    assertThat(store.accounts().find(linked.account())).isEmpty();
  }

  @Test
  void theSessionOfAWebViewIsGoneWithTheRest() {
    SignedIn login = passport.signIn(ALICE);
    var issued = (Issued) passport.issueHandoff.issue(APP, login.token());
    var child = (Redeemed) passport.redeemHandoff.redeem(APP, issued.ticket());
    var unredeemed = (Issued) passport.issueHandoff.issue(APP, login.token());

    forget(login.session().identity(), Reach.APP, farewell);

    assertThat(passport.admits(child.token())).isFalse();
    assertThat(passport.redeemHandoff.redeem(APP, unredeemed.ticket()))
        .isNotInstanceOf(Redeemed.class);
  }

  @Test
  void whoeverErasesWhileTheyLogInIsAStrangerOrNobody() throws Exception {
    for (int round = 0; round < 20; round++) {
      Identity before = alice();
      full(before);

      allAtOnce(
          List.of(
              () -> forget(before, Reach.APP, farewell).size(),
              () -> passport.signIn(ALICE).facts().firstLogin() ? 1 : 0));

      known(before)
          .ifPresent(
              after -> {
                assertThat(after.id()).isNotEqualTo(before.id());
                assertThat(read(after).profile()).isEqualTo(Profile.EMPTY);
              });
      assertThat(read(before).profile()).isEqualTo(Profile.EMPTY);
    }
  }
}
