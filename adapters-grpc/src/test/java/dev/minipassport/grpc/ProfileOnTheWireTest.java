package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.v1.DataCategory;
import dev.minipassport.v1.EraseProfileRequest;
import dev.minipassport.v1.EraseProfileResponse;
import dev.minipassport.v1.FillProfileRequest;
import dev.minipassport.v1.FillProfileResponse;
import dev.minipassport.v1.GrantAlong;
import dev.minipassport.v1.ListPicturesToDeleteRequest;
import dev.minipassport.v1.ListPicturesToDeleteResponse;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.Profile;
import dev.minipassport.v1.PromptOutdated;
import dev.minipassport.v1.Provenance;
import dev.minipassport.v1.ReadProfileRequest;
import dev.minipassport.v1.ReadProfileResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ProfileOnTheWireTest {
  private static final String PICTURE = "https://pictures.example/1.png";
  private static final String OTHER_PICTURE = "https://pictures.example/2.png";

  private final Running running = new Running();
  private final Visitor alice = running.visitor();
  private final String token = alice.token().reveal();

  @BeforeEach
  void keepPictures() {
    running.passport.apps.keepPicturesOn(Passport.APP, "pictures.example");
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private FillProfileRequest.Builder filling() {
    return FillProfileRequest.newBuilder()
        .setAppId(APP)
        .setSessionToken(token)
        .setPurposeId(PURPOSE);
  }

  private static FillProfileRequest.Form form(String nickname, String avatarUrl) {
    return FillProfileRequest.Form.newBuilder()
        .setNickname(nickname)
        .setAvatarUrl(avatarUrl)
        .build();
  }

  private FillProfileResponse fills(FillProfileRequest.Builder request) {
    return running.profiles.fillProfile(request.build());
  }

  private FillProfileResponse types(String nickname, String avatarUrl) {
    return fills(filling().setForm(form(nickname, avatarUrl)));
  }

  private static GrantAlong along(String prompt, String request) {
    return GrantAlong.newBuilder().setPromptId(prompt).setRequestId(request).build();
  }

  private ReadProfileResponse reads() {
    return running.profiles.readProfile(
        ReadProfileRequest.newBuilder().setAppId(APP).setSessionToken(token).build());
  }

  private EraseProfileResponse erases(DataCategory... categories) {
    var request = EraseProfileRequest.newBuilder().setAppId(APP).setSessionToken(token);
    for (DataCategory category : categories) {
      request.addCategories(category);
    }
    return running.profiles.eraseProfile(request.build());
  }

  private ListPicturesToDeleteResponse pictures(String cursor, int size) {
    return running.profiles.listPicturesToDelete(
        ListPicturesToDeleteRequest.newBuilder()
            .setAppId(APP)
            .setCursor(cursor)
            .setPageSize(size)
            .build());
  }

  @Test
  void whatAPersonTypedIsKeptUnderTheirGrantAndReadAgain() {
    assertThat(alice.grants()).isNotNull();

    Profile filled = types(" Ali  ce ", PICTURE).getFilled().getProfile();

    assertThat(filled.getNickname().getValue()).isEqualTo("Ali ce");
    assertThat(filled.getNickname().getOrigin().getProvenance())
        .isEqualTo(Provenance.PROVENANCE_FORM);
    assertThat(filled.getNickname().getOrigin().getPurposeId()).isEqualTo(PURPOSE);
    assertThat(filled.getNickname().getOrigin().getFromAppId()).isEmpty();
    assertThat(filled.getNickname().getOrigin().getAt().getSeconds())
        .isEqualTo(running.clock.instant().getEpochSecond());
    assertThat(filled.getAvatar().getUrl()).isEqualTo(PICTURE);
    assertThat(filled.getAvatar().getCopyNeeded()).isFalse();
    assertThat(filled.hasGender() || filled.hasRegion() || filled.hasLanguage()).isFalse();
    assertThat(reads().getProfile()).isEqualTo(filled);
  }

  @Test
  void aYesComesAlongInTheSameCall() {
    String prompt = alice.prompt().value();
    var request = filling().setForm(form("Ali", "")).setGrant(along(prompt, "request-1"));

    assertThat(fills(request).getFilled().getProfile().getNickname().getValue()).isEqualTo("Ali");
    assertThat(fills(request).hasFilled()).as("repeated").isTrue();
    assertThat(fills(request.setForm(form("Another", ""))).hasRequestIdReused()).isTrue();
    assertThat(alice.stance().granted()).isTrue();
  }

  @Test
  void withoutAGrantNothingIsKept() {
    assertThat(types("Ali", "").hasNoConsent()).isTrue();
    assertThat(reads().getProfile()).isEqualTo(Profile.getDefaultInstance());
  }

  @Test
  void aYesThatCannotBeGivenAnyMoreKeepsNothing() {
    String prompt = alice.prompt().value();
    running.clock.advance(Duration.ofHours(24));

    assertThat(
            fills(filling().setForm(form("Ali", "")).setGrant(along(prompt, "request-1")))
                .getPromptOutdated()
                .getReason())
        .isEqualTo(PromptOutdated.Reason.REASON_EXPIRED);
    assertThat(
            fills(filling().setForm(form("Ali", "")).setGrant(along("made up", "request-1")))
                .hasPromptUnknown())
        .isTrue();
  }

  @Test
  void thePictureThatWasReplacedIsToBeDeleted() {
    assertThat(alice.grants()).isNotNull();
    assertThat(types("", PICTURE).getFilled().getPictureToDelete()).isEmpty();

    assertThat(types("", OTHER_PICTURE).getFilled().getPictureToDelete()).isEqualTo(PICTURE);
    assertThat(erases().getErased().getPictureToDelete()).isEqualTo(OTHER_PICTURE);

    var first = pictures("", 1).getPage();
    assertThat(first.getPictures(0).getUrl()).isEqualTo(PICTURE);
    assertThat(first.getPictures(0).getAt().getSeconds())
        .isEqualTo(running.clock.instant().getEpochSecond());
    assertThat(first.getMore()).isTrue();
    var second = pictures(first.getNextCursor(), 0).getPage();
    assertThat(second.getPicturesList())
        .singleElement()
        .extracting(picture -> picture.getUrl())
        .isEqualTo(OTHER_PICTURE);
    assertThat(second.getMore()).isFalse();

    running.clock.advance(Duration.ofDays(30));
    assertThat(pictures(second.getNextCursor(), 0).hasCursorTooOld()).isTrue();
  }

  @Test
  void aProfileIsErasedByCategoryOrAsAWhole() {
    assertThat(alice.grants()).isNotNull();
    assertThat(types("Ali", PICTURE).hasFilled()).isTrue();

    EraseProfileResponse one = erases(DataCategory.DATA_CATEGORY_NICKNAME);

    assertThat(one.getErased().getCategoriesList())
        .containsExactly(DataCategory.DATA_CATEGORY_NICKNAME);
    assertThat(one.getErased().getPictureToDelete()).isEmpty();
    assertThat(reads().getProfile().hasNickname()).isFalse();
    assertThat(reads().getProfile().hasAvatar()).isTrue();
    assertThat(erases().getErased().getCategoriesList())
        .containsExactly(DataCategory.DATA_CATEGORY_AVATAR);
    assertThat(erases().getErased().getCategoriesList()).isEmpty();
  }

  @Test
  void aPurposeThatIsNotThereIsNamed() {
    assertThat(
            fills(filling().setPurposeId("nowhere").setForm(form("Ali", "")))
                .getUnknownPurpose()
                .getPurposeId())
        .isEqualTo("nowhere");
  }

  @Test
  void aTokenThatAdmitsToNothingIsRefusedEverywhere() {
    running.passport.revoke.revoke(alice.app(), alice.token());

    assertThat(types("Ali", "").getNotValid().getReason())
        .isEqualTo(NotValid.Reason.REASON_REVOKED);
    assertThat(reads().getNotValid().getReason()).isEqualTo(NotValid.Reason.REASON_REVOKED);
    assertThat(erases().getNotValid().getReason()).isEqualTo(NotValid.Reason.REASON_REVOKED);
  }
}
