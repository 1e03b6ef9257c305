package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.SessionKey;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedExchange;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.userdata.OpenedUserData;
import dev.minipassport.v1.GrantAlong;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.OpenUserDataRequest;
import dev.minipassport.v1.OpenUserDataResponse;
import dev.minipassport.v1.PromptOutdated;
import dev.minipassport.v1.SealedUserData;
import dev.minipassport.v1.SignedUserData;
import dev.minipassport.v1.UserDataFlawed;
import dev.minipassport.v1.UserInfo;
import dev.minipassport.v1.VerifyUserDataRequest;
import dev.minipassport.v1.VerifyUserDataResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UserDataOnTheWireTest {
  private static final dev.minipassport.userdata.UserInfo INFO =
      new dev.minipassport.userdata.UserInfo(
          Optional.of("Ali"),
          Optional.of("https://thirdwx.qlogo.cn/mmopen/1/132"),
          1,
          "China",
          "Guangdong",
          "Shenzhen",
          "zh_CN");

  private final Running running = new Running();
  private final Visitor alice = running.visitor();

  /// Of the first login.
  private final SessionKey key = ScriptedExchange.sessionKey(1);

  @AfterEach
  void stop() {
    running.close();
  }

  private SignedUserData signed() {
    var data = running.passport.userData.signed(INFO, key);
    return SignedUserData.newBuilder()
        .setRawData(data.rawData())
        .setSignature(data.signature())
        .build();
  }

  private SealedUserData sealed(String app) {
    var content = new OpenedUserData(Optional.empty(), INFO, app, running.clock.instant());
    var data = running.passport.userData.sealed(content, key);
    return SealedUserData.newBuilder()
        .setEncryptedData(data.encryptedData())
        .setIv(data.iv())
        .build();
  }

  private VerifyUserDataRequest.Builder verifying(SignedUserData data) {
    return VerifyUserDataRequest.newBuilder()
        .setAppId(APP)
        .setSessionToken(alice.token().reveal())
        .setPurposeId(PURPOSE)
        .setData(data);
  }

  private OpenUserDataRequest.Builder opening(SealedUserData data) {
    return OpenUserDataRequest.newBuilder()
        .setAppId(APP)
        .setSessionToken(alice.token().reveal())
        .setPurposeId(PURPOSE)
        .setData(data);
  }

  private VerifyUserDataResponse verifies(VerifyUserDataRequest.Builder request) {
    return running.userData.verifyUserData(request.build());
  }

  private OpenUserDataResponse opens(OpenUserDataRequest.Builder request) {
    return running.userData.openUserData(request.build());
  }

  private static GrantAlong along(String prompt) {
    return GrantAlong.newBuilder().setPromptId(prompt).setRequestId("request-1").build();
  }

  @Test
  void onlyWhatThePurposeCoversIsTold() {
    assertThat(alice.grants()).isNotNull();

    UserInfo told = verifies(verifying(signed())).getUserInfo();

    assertThat(told)
        .isEqualTo(
            UserInfo.newBuilder()
                .setNickName("Ali")
                .setAvatarUrl("https://thirdwx.qlogo.cn/mmopen/1/132")
                .build());
    assertThat(opens(opening(sealed(APP))).getUserInfo()).isEqualTo(told);
  }

  @Test
  void allOfItIsToldToWhomAllOfItWasGranted() {
    running.store.seed(
        APurpose.named(PURPOSE)
            .version(2)
            .forData(
                DataCategory.NICKNAME,
                DataCategory.GENDER,
                DataCategory.REGION,
                DataCategory.LANGUAGE));
    assertThat(alice.grants()).isNotNull();

    UserInfo told = opens(opening(sealed(APP))).getUserInfo();

    assertThat(told.getGender()).isEqualTo(1);
    assertThat(told.getCountry()).isEqualTo("China");
    assertThat(told.getProvince()).isEqualTo("Guangdong");
    assertThat(told.getCity()).isEqualTo("Shenzhen");
    assertThat(told.getLanguage()).isEqualTo("zh_CN");
  }

  @Test
  void withoutAGrantNothingIsLookedAt() {
    assertThat(verifies(verifying(signed())).hasNoConsent()).isTrue();
    assertThat(opens(opening(sealed(APP))).hasNoConsent()).isTrue();
  }

  @Test
  void aYesComesAlongInTheSameCall() {
    String prompt = alice.prompt().value();
    SignedUserData data = signed();

    assertThat(verifies(verifying(data).setGrant(along(prompt))).hasUserInfo()).isTrue();
    assertThat(verifies(verifying(data).setGrant(along(prompt))).hasUserInfo()).isTrue();
    assertThat(verifies(verifying(signed()).setGrant(along(prompt))).hasRequestIdReused()).isTrue();
    assertThat(opens(opening(sealed(APP)).setGrant(along(prompt))).hasRequestIdReused()).isTrue();
  }

  @Test
  void aYesThatCannotBeGivenIsSaid() {
    String prompt = alice.prompt().value();
    assertThat(verifies(verifying(signed()).setGrant(along("made up"))).hasPromptUnknown())
        .isTrue();
    assertThat(opens(opening(sealed(APP)).setGrant(along("made up"))).hasPromptUnknown()).isTrue();
    running.clock.advance(Duration.ofHours(24));

    assertThat(
            verifies(verifying(signed()).setGrant(along(prompt))).getPromptOutdated().getReason())
        .isEqualTo(PromptOutdated.Reason.REASON_EXPIRED);
    assertThat(opens(opening(sealed(APP)).setGrant(along(prompt))).getPromptOutdated().getReason())
        .isEqualTo(PromptOutdated.Reason.REASON_EXPIRED);
  }

  @Test
  void whatCountsForNothingSaysWhy() {
    assertThat(alice.grants()).isNotNull();
    SignedUserData forged = signed().toBuilder().setSignature("forged").build();

    assertThat(verifies(verifying(forged)).getUserDataFlawed().getReason())
        .isEqualTo(UserDataFlawed.Reason.REASON_SIGNATURE_MISMATCH);
    assertThat(opens(opening(sealed(Passport.OTHER_APP.value()))).getUserDataFlawed().getReason())
        .isEqualTo(UserDataFlawed.Reason.REASON_WRONG_APP);
    SealedUserData old = sealed(APP);
    running.clock.advance(Duration.ofMinutes(11));
    assertThat(opens(opening(old)).getUserDataFlawed().getReason())
        .isEqualTo(UserDataFlawed.Reason.REASON_STALE);
  }

  @Test
  void aPurposeThatIsNotThereIsNamed() {
    assertThat(
            verifies(verifying(signed()).setPurposeId("nowhere"))
                .getUnknownPurpose()
                .getPurposeId())
        .isEqualTo("nowhere");
    assertThat(
            opens(opening(sealed(APP)).setPurposeId("nowhere")).getUnknownPurpose().getPurposeId())
        .isEqualTo("nowhere");
  }

  @Test
  void aTokenThatAdmitsToNothingIsRefused() {
    running.passport.revoke.revoke(alice.app(), alice.token());

    assertThat(verifies(verifying(signed())).getNotValid().getReason())
        .isEqualTo(NotValid.Reason.REASON_REVOKED);
    assertThat(opens(opening(sealed(APP))).getNotValid().getReason())
        .isEqualTo(NotValid.Reason.REASON_REVOKED);
  }
}
