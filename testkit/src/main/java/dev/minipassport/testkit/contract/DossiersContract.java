package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Gender;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.dossier.Profile;
import dev.minipassport.dossier.Region;
import dev.minipassport.dossier.Relative;
import dev.minipassport.dossier.Request;
import dev.minipassport.dossier.SpokenLanguage;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.Decision;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.TextHash;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every implementation of `Dossiers` does.
public abstract class DossiersContract extends DossierContract {
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
    assertThat(read(alice).ledger().subject()).isEqualTo(new SubjectId(alice.id().value()));
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
}
