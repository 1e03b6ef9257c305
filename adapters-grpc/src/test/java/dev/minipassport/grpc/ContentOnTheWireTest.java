package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.content.ContentPolicy;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.v1.DataCategory;
import dev.minipassport.v1.FillProfileRequest;
import dev.minipassport.v1.FillProfileResponse;
import dev.minipassport.v1.FillProfileResponse.Advice;
import dev.minipassport.v1.Profile;
import dev.minipassport.v1.ReadProfileRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What WeChat's checks of content make of a profile.
final class ContentOnTheWireTest {
  private static final String PICTURE = "https://pictures.example/1.png";

  private final Running running = new Running();
  private final Visitor alice = running.visitor();

  @BeforeEach
  void aGrant() {
    running.passport.apps.keepPicturesOn(Passport.APP, "pictures.example");
    assertThat(alice.grants()).isNotNull();
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private FillProfileResponse types(String nickname, String avatarUrl) {
    return running.profiles.fillProfile(
        FillProfileRequest.newBuilder()
            .setAppId(APP)
            .setSessionToken(alice.token().reveal())
            .setPurposeId(PURPOSE)
            .setForm(
                FillProfileRequest.Form.newBuilder()
                    .setNickname(nickname)
                    .setAvatarUrl(avatarUrl)
                    .setAvatarCheckUrl(avatarUrl))
            .build());
  }

  private Profile reads() {
    return running
        .profiles
        .readProfile(
            ReadProfileRequest.newBuilder()
                .setAppId(APP)
                .setSessionToken(alice.token().reveal())
                .build())
        .getProfile();
  }

  @Test
  void whatIsRiskyIsRefusedWhereTheAppSaysSo() {
    running.passport.apps.check(Passport.APP, ContentPolicy.ENFORCED);
    running.passport.contentCheck.judge("Ali", dev.minipassport.content.Verdict.RISKY);

    assertThat(types("Ali", "").getContentRisky().getCategory())
        .isEqualTo(DataCategory.DATA_CATEGORY_NICKNAME);
    assertThat(reads()).isEqualTo(Profile.getDefaultInstance());
  }

  @Test
  void whoWasNotThereLatelyIsNotChecked() {
    running.passport.apps.check(Passport.APP, ContentPolicy.ENFORCED);
    running.passport.contentCheck.seeNobody();

    assertThat(types("Ali", "").hasNotSeenLately()).isTrue();
    assertThat(types("", PICTURE).hasNotSeenLately()).isTrue();
  }

  @Test
  void whatIsNotClearedYetIsNamedAndNotShown() {
    running.passport.apps.check(Passport.APP, ContentPolicy.ENFORCED);
    running.passport.contentCheck.judge("Ali", dev.minipassport.content.Verdict.REVIEW);

    FillProfileResponse.Filled filled = types("Ali", PICTURE).getFilled();

    assertThat(filled.getAdviceList()).isEmpty();
    assertThat(filled.getProfile())
        .isEqualTo(
            Profile.newBuilder()
                .addHidden(DataCategory.DATA_CATEGORY_NICKNAME)
                .addHidden(DataCategory.DATA_CATEGORY_AVATAR)
                .build());
    assertThat(reads()).isEqualTo(filled.getProfile());
  }

  @ParameterizedTest
  @EnumSource
  void whereTheAppAsksForAdviceItIsShownAllTheSame(dev.minipassport.content.Verdict verdict) {
    running.passport.apps.check(Passport.APP, ContentPolicy.ADVISORY);
    running.passport.contentCheck.judge("Ali", verdict);

    FillProfileResponse.Filled filled = types("Ali", PICTURE).getFilled();

    assertThat(filled.getAdviceList())
        .singleElement()
        .satisfies(
            advice -> {
              assertThat(advice.getCategory()).isEqualTo(DataCategory.DATA_CATEGORY_NICKNAME);
              assertThat(advice.getVerdict())
                  .isEqualTo(Advice.Verdict.valueOf("VERDICT_" + verdict));
            });
    assertThat(filled.getProfile().getNickname().getValue()).isEqualTo("Ali");
    assertThat(filled.getProfile().getHiddenList()).isEmpty();
  }

  @Test
  void aCheckThatDoesNotAnswerIsAFaultOfWeChat() {
    running.passport.apps.check(Passport.APP, ContentPolicy.ENFORCED);
    running.passport.contentCheck.fail();

    assertThat(Refused.by(() -> types("Ali", "")).reason()).isEqualTo("WECHAT_UNAVAILABLE");
  }
}
