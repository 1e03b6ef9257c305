package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.v1.DataCategory;
import dev.minipassport.v1.EraseProfileRequest;
import dev.minipassport.v1.FillProfileRequest;
import dev.minipassport.v1.GrantAlong;
import dev.minipassport.v1.ListChangesRequest;
import dev.minipassport.v1.ListPicturesToDeleteRequest;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.OpenUserDataRequest;
import dev.minipassport.v1.ReadProfileRequest;
import dev.minipassport.v1.ResolveAccountRequest;
import dev.minipassport.v1.SealedUserData;
import dev.minipassport.v1.SignedUserData;
import dev.minipassport.v1.UserInfo;
import dev.minipassport.v1.VerifyUserDataRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BadProfileRequestsTest {
  private final Running running = new Running();

  @AfterEach
  void stop() {
    assertThat(running.store.questions()).as("questions that garbage put to the store").isZero();
    running.close();
  }

  private static FillProfileRequest.Builder filling() {
    return FillProfileRequest.newBuilder().setAppId(APP).setPurposeId(PURPOSE);
  }

  private Refused fills(FillProfileRequest.Builder request) {
    return Refused.by(() -> running.profiles.fillProfile(request.build()));
  }

  @Test
  void everythingWrongWithAFillingIsSaidAtOnce() {
    var refused =
        fills(
            FillProfileRequest.newBuilder()
                .setPurposeId("Not Fine")
                .setGrant(GrantAlong.newBuilder().setRequestId("short")));

    assertThat(refused.fields())
        .containsExactly("app_id", "purpose_id", "source", "grant.prompt_id", "grant.request_id");
    assertThat(refused.text()).contains("source: must be one of form, signed, plain and sealed");
  }

  @Test
  void aFormNeedsOneOfTheTwo() {
    assertThat(fills(filling().setForm(FillProfileRequest.Form.getDefaultInstance())).fields())
        .containsExactly("form");
  }

  @Test
  void userDataHasItsBounds() {
    assertThat(fills(filling().setSigned(SignedUserData.getDefaultInstance())).fields())
        .containsExactly("signed.raw_data", "signed.signature");
    assertThat(
            fills(
                    filling()
                        .setSealed(
                            SealedUserData.newBuilder()
                                .setEncryptedData("A".repeat(16_385))
                                .setIv("A".repeat(257))))
                .fields())
        .containsExactly("sealed.encrypted_data", "sealed.iv");
    assertThat(
            fills(
                    filling()
                        .setPlain(
                            UserInfo.newBuilder()
                                .setNickName("n".repeat(1025))
                                .setAvatarUrl("a".repeat(2049))
                                .setCountry("c".repeat(257))
                                .setProvince("p".repeat(257))
                                .setCity("c".repeat(257))
                                .setLanguage("l".repeat(257))))
                .fields())
        .containsExactly(
            "plain.nick_name",
            "plain.avatar_url",
            "plain.country",
            "plain.province",
            "plain.city",
            "plain.language");
  }

  @Test
  void userDataIsRequiredAndReadUnderItsName() {
    assertThat(
            Refused.by(
                    () ->
                        running.userData.verifyUserData(VerifyUserDataRequest.getDefaultInstance()))
                .fields())
        .containsExactly("app_id", "purpose_id", "data");
    assertThat(
            Refused.by(
                    () ->
                        running.userData.verifyUserData(
                            VerifyUserDataRequest.newBuilder()
                                .setAppId(APP)
                                .setPurposeId(PURPOSE)
                                .setData(SignedUserData.newBuilder().setRawData("x".repeat(8193)))
                                .build()))
                .fields())
        .containsExactly("data.raw_data", "data.signature");
    assertThat(
            Refused.by(
                    () ->
                        running.userData.openUserData(
                            OpenUserDataRequest.newBuilder()
                                .setAppId(APP)
                                .setPurposeId(PURPOSE)
                                .setData(SealedUserData.getDefaultInstance())
                                .build()))
                .fields())
        .containsExactly("data.encrypted_data", "data.iv");
  }

  @Test
  void whatIsNoCategoryIsNotErased() {
    var refused =
        Refused.by(
            () ->
                running.profiles.eraseProfile(
                    EraseProfileRequest.newBuilder()
                        .setAppId(APP)
                        .addCategories(DataCategory.DATA_CATEGORY_AVATAR)
                        .addCategories(DataCategory.DATA_CATEGORY_UNSPECIFIED)
                        .addCategoriesValue(99)
                        .build()));

    assertThat(refused.fields()).containsExactly("categories[1]", "categories[2]");
  }

  @Test
  void aPageHasItsBounds() {
    assertThat(
            Refused.by(
                    () ->
                        running.profiles.listPicturesToDelete(
                            ListPicturesToDeleteRequest.newBuilder()
                                .setPageSize(-1)
                                .setCursor("c".repeat(4097))
                                .build()))
                .fields())
        .containsExactly("app_id", "page_size", "cursor");
    assertThat(
            Refused.by(
                    () ->
                        running.changes.listChanges(
                            ListChangesRequest.newBuilder()
                                .setAppId(APP)
                                .setPageSize(Integer.MIN_VALUE)
                                .build()))
                .fields())
        .containsExactly("page_size");
  }

  @Test
  void anAccountIsNamedByAUuid() {
    var refused =
        Refused.by(
            () ->
                running.changes.resolveAccount(
                    ResolveAccountRequest.newBuilder().setAccountId("alice").build()));

    assertThat(refused.fields()).containsExactly("app_id", "account_id");
    assertThat(refused.text()).contains("as this service gave it").doesNotContain("alice");
  }

  @Test
  void whatIsNoTokenIsMalformedAndAnOutcome() {
    assertThat(
            List.of(
                running
                    .profiles
                    .fillProfile(
                        filling()
                            .setForm(FillProfileRequest.Form.newBuilder().setNickname("Ali"))
                            .build())
                    .getNotValid(),
                running
                    .profiles
                    .readProfile(ReadProfileRequest.newBuilder().setAppId(APP).build())
                    .getNotValid(),
                running
                    .profiles
                    .eraseProfile(EraseProfileRequest.newBuilder().setAppId(APP).build())
                    .getNotValid(),
                running
                    .userData
                    .verifyUserData(
                        VerifyUserDataRequest.newBuilder()
                            .setAppId(APP)
                            .setPurposeId(PURPOSE)
                            .setData(SignedUserData.newBuilder().setRawData("x").setSignature("x"))
                            .build())
                    .getNotValid(),
                running
                    .userData
                    .openUserData(
                        OpenUserDataRequest.newBuilder()
                            .setAppId(APP)
                            .setPurposeId(PURPOSE)
                            .setData(SealedUserData.newBuilder().setEncryptedData("x").setIv("x"))
                            .build())
                    .getNotValid()))
        .extracting(NotValid::getReason)
        .containsOnly(NotValid.Reason.REASON_MALFORMED);
  }
}
