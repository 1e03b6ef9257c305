package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedExchange;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.userdata.SignedUserData;
import dev.minipassport.userdata.UserInfo;
import dev.minipassport.v1.DataCategory;
import dev.minipassport.v1.FillProfileRequest;
import dev.minipassport.v1.FillProfileResponse;
import dev.minipassport.v1.Gender;
import dev.minipassport.v1.Profile;
import dev.minipassport.v1.Provenance;
import dev.minipassport.v1.ReadProfileRequest;
import dev.minipassport.v1.TextRefused;
import dev.minipassport.v1.UserDataFlawed;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ProfileSourcesOnTheWireTest {
  private static final String PICTURE = "https://pictures.example/1.png";

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

  @Test
  void whatCannotBeKeptSaysWhy() {
    assertThat(alice.grants()).isNotNull();

    assertThat(types("a\u202eb", "").getNicknameRefused().getReason())
        .isEqualTo(TextRefused.Reason.REASON_DIRECTION);
    assertThat(types("n".repeat(65), "").getNicknameRefused().getReason())
        .isEqualTo(TextRefused.Reason.REASON_TOO_LONG);
    assertThat(types("", "https://elsewhere.example/1.png").getAvatarRefused().getReason())
        .isEqualTo(TextRefused.Reason.REASON_HOST_NOT_ALLOWED);
  }

  @Test
  void aPlaceholderOverwritesNothing() {
    assertThat(alice.grants()).isNotNull();
    assertThat(types("Ali", "").hasFilled()).isTrue();

    FillProfileResponse.Filled filled = types("微信用户", PICTURE).getFilled();

    assertThat(filled.getPlaceholdersList()).containsExactly(DataCategory.DATA_CATEGORY_NICKNAME);
    assertThat(filled.getProfile().getNickname().getValue()).isEqualTo("Ali");
  }

  @Test
  void plainUserInfoIsKeptAsThatWithAllThatIsCovered() {
    running.store.seed(APurpose.named(PURPOSE).version(2).forData(allButPhone()));
    assertThat(alice.grants()).isNotNull();

    Profile profile =
        fills(
                filling()
                    .setPlain(
                        dev.minipassport.v1.UserInfo.newBuilder()
                            .setNickName("Ali")
                            .setAvatarUrl("https://thirdwx.qlogo.cn/mmopen/1/132")
                            .setGender(2)
                            .setCountry("China")
                            .setCity("Shenzhen")
                            .setLanguage("zh_CN")))
            .getFilled()
            .getProfile();

    assertThat(profile.getNickname().getOrigin().getProvenance())
        .isEqualTo(Provenance.PROVENANCE_PLAIN);
    assertThat(profile.getAvatar().getCopyNeeded()).isTrue();
    assertThat(profile.getGender().getValue()).isEqualTo(Gender.GENDER_FEMALE);
    assertThat(profile.getRegion().getCountry()).isEqualTo("China");
    assertThat(profile.getRegion().getCity()).isEqualTo("Shenzhen");
    assertThat(profile.getLanguage().getValue()).isEqualTo("zh_CN");
  }

  private static dev.minipassport.purpose.DataCategory[] allButPhone() {
    return EnumSet.complementOf(EnumSet.of(dev.minipassport.purpose.DataCategory.PHONE))
        .toArray(dev.minipassport.purpose.DataCategory[]::new);
  }

  @Test
  void signedUserDataIsKeptIfItIsGenuine() {
    assertThat(alice.grants()).isNotNull();
    var info = new UserInfo(Optional.of("Ali"), Optional.empty(), 0, "", "", "", "");
    SignedUserData data = running.passport.userData.signed(info, ScriptedExchange.sessionKey(1));

    var genuine =
        fills(
            filling()
                .setSigned(
                    dev.minipassport.v1.SignedUserData.newBuilder()
                        .setRawData(data.rawData())
                        .setSignature(data.signature())));
    var forged =
        fills(
            filling()
                .setSigned(
                    dev.minipassport.v1.SignedUserData.newBuilder()
                        .setRawData(data.rawData())
                        .setSignature("forged")));
    var sealed =
        fills(
            filling()
                .setSealed(
                    dev.minipassport.v1.SealedUserData.newBuilder()
                        .setEncryptedData("AA==")
                        .setIv("AA==")));

    assertThat(genuine.getFilled().getProfile().getNickname().getOrigin().getProvenance())
        .isEqualTo(Provenance.PROVENANCE_SIGNED);
    assertThat(forged.getUserDataFlawed().getReason())
        .isEqualTo(UserDataFlawed.Reason.REASON_SIGNATURE_MISMATCH);
    assertThat(sealed.getUserDataFlawed().getReason())
        .isEqualTo(UserDataFlawed.Reason.REASON_UNDECIPHERABLE);
  }

  @Test
  void whatComesOverFromAnotherAppSaysFromWhich() {
    var owner = new OwnerId("owner");
    running.passport.apps.setOwner(Passport.APP, owner);
    running.passport.apps.setOwner(Passport.OTHER_APP, owner);
    APurpose shared = APurpose.named(PURPOSE).version(2).shared();
    running.store.seed(shared);
    running.store.seed(Passport.OTHER_APP, shared);
    var union = new UnionId("union");
    var there = running.passport.signIn(Passport.OTHER_APP, Passport.BOB, union);
    Visitor elsewhere = Visitor.of(running.passport, there, PURPOSE);
    assertThat(elsewhere.grants()).isNotNull();
    assertThat(elsewhere.fills(Visitor.calledForm("Bobby"))).isNotNull();
    var here = running.passport.signIn(Passport.APP, Passport.BOB, union);

    Profile profile =
        running
            .profiles
            .readProfile(
                ReadProfileRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(here.token().reveal())
                    .build())
            .getProfile();

    assertThat(profile.getNickname().getValue()).isEqualTo("Bobby");
    assertThat(profile.getNickname().getOrigin().getFromAppId())
        .isEqualTo(Passport.OTHER_APP.value());
  }
}
