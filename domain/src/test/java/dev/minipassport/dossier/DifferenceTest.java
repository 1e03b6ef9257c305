package dev.minipassport.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.content.CheckId;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Generation;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.ledger.Cause;
import dev.minipassport.ledger.Decision;
import dev.minipassport.ledger.Ledger;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.ledger.Statement;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.ledger.Surface;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.TextHash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DifferenceTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final AppId APP = new AppId("wx1111111111111111");
  private static final PurposeId PURPOSE = new PurposeId("profile");
  private static final AvatarUrl OWN = new AvatarUrl("https://cdn.example.com/a.png");
  private static final AvatarUrl OTHER = new AvatarUrl("https://cdn.example.com/b.png");
  private static final AvatarUrl WECHATS = new AvatarUrl("https://wx.qlogo.cn/a/0");
  private static final Relative RELATIVE =
      new Relative(
          new IdentityId(new UUID(0, 2)),
          new AppId("wx2222222222222222"),
          Ledger.empty(new SubjectId(new UUID(0, 2))),
          Profile.EMPTY);
  private static final Dossier EMPTY =
      new Dossier(
          new Identity(
              new IdentityId(new UUID(0, 1)),
              APP,
              new OpenId("oAlice"),
              Optional.empty(),
              new AccountId(new UUID(0, 3)),
              Generation.FIRST),
          Ledger.empty(new SubjectId(new UUID(0, 1))),
          Profile.EMPTY,
          Map.of(),
          List.of(RELATIVE),
          Instant.EPOCH,
          Findings.NONE,
          Optional.empty());

  private static Statement said(Decision decision, boolean shared) {
    return new Statement(
        APP,
        PURPOSE,
        1,
        TextHash.of("words"),
        new Language("zh_CN"),
        Set.of(DataCategory.NICKNAME),
        false,
        shared,
        decision,
        Surface.OWN_DIALOG,
        Optional.empty(),
        Optional.empty(),
        AT,
        new RequestId("request-1"),
        Cause.PERSON);
  }

  private static Held held(ProfileValue value) {
    return new Held(value, Provenance.FORM, PURPOSE, AT, Optional.empty());
  }

  private static Dossier showing(ProfileValue... values) {
    Profile profile = Profile.EMPTY;
    for (ProfileValue value : values) {
      profile = profile.with(held(value));
    }
    return EMPTY.with(profile);
  }

  @Test
  void nothingChangedIsNothing() {
    Dossier dossier = showing(new Nickname("Alice"), OWN).saying(said(Decision.GRANTED, true));

    assertThat(Difference.between(dossier, dossier))
        .isEqualTo(
            new Difference(
                List.of(),
                Set.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of()));
  }

  @Test
  void whatWasSaidSinceIsAppended() {
    Dossier before = EMPTY.saying(said(Decision.REFUSED, false));
    Dossier after =
        before.saying(said(Decision.REFUSED, false)).saying(said(Decision.GRANTED, false));

    assertThat(Difference.between(before, after).said())
        .isEqualTo(after.ledger().entries().subList(1, 3));
  }

  @ParameterizedTest
  @EnumSource(Decision.class)
  void onlyATakingBackIsNews(Decision decision) {
    assertThat(Difference.between(EMPTY, EMPTY.saying(said(decision, false))).kinds())
        .isEqualTo(decision == Decision.WITHDRAWN ? List.of(Kind.CONSENT_WITHDRAWN) : List.of());
  }

  @Test
  void whatGoesAwayIsNewsAndWhatComesOrChangesIsNot() {
    Dossier full = showing(new Nickname("Alice"), Gender.FEMALE);

    assertThat(Difference.between(EMPTY, full).kinds()).isEmpty();
    assertThat(Difference.between(full, showing(new Nickname("Ali"), Gender.MALE)).gone())
        .isEmpty();
    Difference gone = Difference.between(full, showing(new Nickname("Alice")));
    assertThat(gone.gone()).containsExactly(DataCategory.GENDER);
    assertThat(gone.kinds()).containsExactly(Kind.PROFILE_ERASED);
  }

  @Test
  void aValueIsLostWithOrWithoutAnotherInItsPlace() {
    Dossier alice = showing(new Nickname("Alice"));

    assertThat(Difference.between(alice, EMPTY).lost()).isTrue();
    assertThat(Difference.between(alice, showing(new Nickname("Ali"))).lost()).isTrue();
    assertThat(Difference.between(alice, showing(new Nickname("Alice"), OWN)).lost()).isFalse();
    assertThat(Difference.between(EMPTY, alice).lost()).isFalse();
  }

  @Test
  void whoTakesBackAndLosesIsToldBothInThatOrder() {
    Dossier before = showing(new Nickname("Alice")).saying(said(Decision.GRANTED, false));
    Dossier after = before.with(Profile.EMPTY).saying(said(Decision.WITHDRAWN, false));

    assertThat(Difference.between(before, after).kinds())
        .containsExactly(Kind.CONSENT_WITHDRAWN, Kind.PROFILE_ERASED);
  }

  @Test
  void aPictureOfTheBackendsThatNobodyShowsIsOrphaned() {
    assertThat(Difference.between(showing(OWN), EMPTY).orphan()).contains(OWN);
    assertThat(Difference.between(showing(OWN), showing(OTHER)).orphan()).contains(OWN);
    assertThat(Difference.between(showing(OWN), showing(WECHATS)).orphan()).contains(OWN);
  }

  @Test
  void aPictureStillShownOrOfWeChatsIsNot() {
    assertThat(Difference.between(showing(OWN), showing(OWN)).orphan()).isEmpty();
    assertThat(Difference.between(showing(WECHATS), showing(OWN)).orphan()).isEmpty();
    assertThat(Difference.between(showing(WECHATS), EMPTY).orphan()).isEmpty();
    assertThat(Difference.between(EMPTY, showing(OWN)).orphan()).isEmpty();
  }

  private static Dossier hiding(ProfileValue value) {
    Clearance hidden = new Clearance.Awaited(new CheckId("check-1"));
    return EMPTY.with(
        Profile.EMPTY.with(
            new Held(value, Provenance.FORM, PURPOSE, AT, Optional.empty(), hidden)));
  }

  private static List<Kind> kinds(Dossier before, Dossier after) {
    return Difference.between(before, after).kinds();
  }

  @Test
  void aHiddenValueThatIsClearedOrThrownOutWasModerated() {
    assertThat(kinds(hiding(OWN), showing(OWN))).containsExactly(Kind.MODERATED);
    assertThat(kinds(hiding(OWN), EMPTY)).containsExactly(Kind.PROFILE_ERASED, Kind.MODERATED);
  }

  @Test
  void aHiddenValueThatStaysOrMakesRoomForAnotherWasNot() {
    assertThat(kinds(hiding(OWN), hiding(OWN))).isEmpty();
    assertThat(kinds(hiding(OWN), hiding(OTHER))).isEmpty();
    assertThat(kinds(hiding(OWN), showing(OTHER))).isEmpty();
    assertThat(kinds(EMPTY, hiding(OWN))).isEmpty();
    assertThat(kinds(showing(OWN), hiding(OTHER))).isEmpty();
  }

  @Test
  void whoLosesTheNumberStandsThere() {
    var rival = new Rival(new AccountId(new UUID(0, 9)));

    assertThat(Difference.between(EMPTY, EMPTY.evicting(rival)).evicted()).contains(rival);
    assertThat(Difference.between(EMPTY, EMPTY).evicted()).isEmpty();
  }

  @Test
  void relativesAreToldOfWhatWasSharedAndIsGone() {
    Dossier shared = showing(new Nickname("Alice")).saying(said(Decision.GRANTED, true));

    assertThat(Difference.between(shared, shared.with(Profile.EMPTY)).elsewhere())
        .containsExactly(RELATIVE);
    assertThat(
            Difference.between(shared, shared.saying(said(Decision.WITHDRAWN, true))).elsewhere())
        .containsExactly(RELATIVE);
  }

  @Test
  void relativesAreNotToldOfWhatWasNeverShared() {
    Dossier own = showing(new Nickname("Alice")).saying(said(Decision.GRANTED, false));

    assertThat(Difference.between(own, own.with(Profile.EMPTY)).elsewhere()).isEmpty();
    assertThat(Difference.between(own, own.saying(said(Decision.WITHDRAWN, false))).elsewhere())
        .isEmpty();
    Dossier shared = own.saying(said(Decision.GRANTED, true));
    assertThat(Difference.between(shared, shared.saying(said(Decision.REFUSED, true))).elsewhere())
        .isEmpty();
  }
}
