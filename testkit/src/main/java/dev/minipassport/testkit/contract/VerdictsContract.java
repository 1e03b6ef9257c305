package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.content.CheckId;
import dev.minipassport.content.Verdict;
import dev.minipassport.content.Verdicts;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Clearance;
import dev.minipassport.dossier.Dossiers.Reach;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Profile;
import dev.minipassport.identity.Identity;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every implementation of `Verdicts` does.
public abstract class VerdictsContract extends DossierContract {
  private static final CheckId CHECK = new CheckId("check-1");
  private static final CheckId ANOTHER = new CheckId("check-2");

  private void keep(Verdict verdict) {
    store.verdicts().keep(APP, CHECK, verdict, clock.instant());
  }

  private Optional<Verdict> found(Identity person, CheckId check) {
    return store
        .dossiers()
        .revise(
            person,
            matterOf(person).of(check),
            dossier -> Revision.unchanged(dossier.findings().verdict()));
  }

  private void await(Identity person, CheckId check) {
    write(
        person,
        dossier ->
            dossier.with(
                Profile.EMPTY.with(held(new AvatarUrl(PICTURE), new Clearance.Awaited(check)))));
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void aVerdictThatCameFirstIsFound(Verdict verdict) {
    Identity alice = alice();
    assertThat(found(alice, CHECK)).isEmpty();

    keep(verdict);

    assertThat(found(alice, CHECK)).contains(verdict);
    assertThat(found(alice, ANOTHER)).isEmpty();
  }

  @Test
  void aVerdictOfAnotherAppIsNot() {
    store.verdicts().keep(OTHER_APP, CHECK, Verdict.PASS, clock.instant());

    assertThat(found(alice(), CHECK)).isEmpty();
  }

  @Test
  void aVerdictIsKeptForAnHour() {
    Identity alice = alice();
    keep(Verdict.REVIEW);

    clock.advance(Verdicts.KEPT.minus(Duration.ofMillis(1)));

    assertThat(found(alice, CHECK)).contains(Verdict.REVIEW);
  }

  @Test
  void aVerdictThatComesTwiceIsKeptAllTheSame() {
    keep(Verdict.PASS);
    keep(Verdict.PASS);

    assertThat(found(alice(), CHECK)).contains(Verdict.PASS);
  }

  @Test
  void whoseValueWaitsIsFound() {
    Identity alice = alice();
    Identity bob = bob();
    await(alice, CHECK);
    await(bob, ANOTHER);

    assertThat(store.verdicts().waiting(APP, CHECK)).contains(alice);
    assertThat(store.verdicts().waiting(APP, ANOTHER)).contains(bob);
    assertThat(store.verdicts().waiting(OTHER_APP, CHECK)).isEmpty();
    assertThat(store.verdicts().waiting(APP, new CheckId("check-3"))).isEmpty();
  }

  @Test
  void whoeverWaitsNoMoreIsNot() {
    Identity alice = alice();
    await(alice, CHECK);
    await(alice, ANOTHER);
    assertThat(store.verdicts().waiting(APP, CHECK)).isEmpty();

    store
        .dossiers()
        .forget(
            alice, Reach.APP, matterOf(alice), dossier -> Optional.of(dossier.with(Profile.EMPTY)));

    assertThat(store.verdicts().waiting(APP, ANOTHER)).isEmpty();
  }
}
